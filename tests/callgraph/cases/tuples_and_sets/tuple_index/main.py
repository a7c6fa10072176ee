"""An element of a tuple."""

def first():
    pass


def second():
    pass


actions = (first, second)
actions[1]()
