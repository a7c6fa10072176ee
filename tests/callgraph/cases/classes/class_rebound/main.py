"""The name of a class is bound to another class."""

class Door:
    def open(self):
        pass


class Gate:
    def open(self):
        pass


Door = Gate
Door().open()
