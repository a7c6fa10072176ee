"""copy() makes a list of its own."""

def first():
    pass


def second():
    pass


actions = [first]
copy = actions.copy()
copy[0] = second
actions[0]()
