"""A starred element in a tuple display."""

def first():
    pass


def second():
    pass


rest = [first]
actions = (*rest, second)
actions[0]()
