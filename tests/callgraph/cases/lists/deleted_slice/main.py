"""del of a slice removes several items."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first, second, third]
del actions[0:2]
actions[0]()
