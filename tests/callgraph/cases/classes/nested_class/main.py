"""A class in a class."""

class House:
    class Door:
        def open(self):
            pass


House.Door().open()
