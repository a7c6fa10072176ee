"""A store at an index replaces that element only."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first, second]
actions[0] = third
actions[0]()
actions[1]()
