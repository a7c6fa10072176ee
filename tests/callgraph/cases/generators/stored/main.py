"""A generator kept in an attribute and resumed by a method."""

def target():
    pass


def actions():
    yield target


class Queue:
    def __init__(self):
        self.stream = actions()

    def take(self):
        return next(self.stream)


Queue().take()()
