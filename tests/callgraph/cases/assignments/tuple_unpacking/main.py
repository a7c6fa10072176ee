"""Names on the left take values by position."""

def first():
    pass


def second():
    pass


left, right = first, second
right()
