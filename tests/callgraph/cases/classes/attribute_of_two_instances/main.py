"""Each instance keeps what was stored on it."""

def first():
    pass


def second():
    pass


class Box:
    pass


one = Box()
two = Box()
one.action = first
two.action = second
one.action()
