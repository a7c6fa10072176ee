"""Keys need not be strings."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = {1: first, (1, 2): second, None: third}
actions[1]()
actions[1, 2]()
