"""A generator unpacked into names."""

def first():
    pass


def second():
    pass


def pair():
    yield first
    yield second


left, right = pair()
left()
right()
