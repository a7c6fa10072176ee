"""A starred element is spliced in."""

def first():
    pass


def second():
    pass


def third():
    pass


tail = [second, third]
actions = [first, *tail]
actions[2]()
