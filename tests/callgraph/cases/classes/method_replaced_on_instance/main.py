"""A function stored on an instance hides the method."""

def other():
    pass


class Door:
    def open(self):
        pass


door = Door()
door.open = other
door.open()
