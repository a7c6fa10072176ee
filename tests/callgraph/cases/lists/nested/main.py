"""A list in a list."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [[first], [second, third]]
actions[1][0]()
