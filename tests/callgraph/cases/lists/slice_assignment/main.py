"""A slice on the left replaces its elements."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first, second]
actions[0:1] = [third]
actions[0]()
