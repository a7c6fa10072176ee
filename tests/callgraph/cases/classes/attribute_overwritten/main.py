"""The value stored last is called."""

def first():
    pass


def second():
    pass


class Box:
    def __init__(self):
        self.action = first


box = Box()
box.action = second
box.action()
