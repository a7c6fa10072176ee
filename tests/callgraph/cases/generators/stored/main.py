"""A generator kept in an attribute and resumed by a method."""

def target():
    pass


def actions():
    yield target


class Queue:
    def __init__(self):
        self.stream = actions()

    def run(self):
        for action in self.stream:
            action()


Queue().run()
