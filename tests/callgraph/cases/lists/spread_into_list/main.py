"""A star in a display puts the items of another list in between."""

def first():
    pass


def second():
    pass


def third():
    pass


inner = [first, second]
actions = [third, *inner, third]
actions[2]()
