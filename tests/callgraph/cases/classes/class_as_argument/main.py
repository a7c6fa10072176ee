"""A class handed to a function that makes the instance."""

class Door:
    def __init__(self):
        pass

    def open(self):
        pass


def build(kind):
    return kind()


build(Door).open()
