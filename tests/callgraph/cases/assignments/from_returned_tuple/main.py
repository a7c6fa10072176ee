"""A returned tuple is unpacked."""

def first():
    pass


def second():
    pass


def pair():
    return first, second


left, right = pair()
right()
