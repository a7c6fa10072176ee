"""A class bound to another name."""

class Door:
    def __init__(self):
        pass

    def open(self):
        pass


Kind = Door
Kind().open()
