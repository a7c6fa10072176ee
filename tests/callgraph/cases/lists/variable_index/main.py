"""An index held by a variable with one value."""

def first():
    pass


def second():
    pass


position = 1
actions = [first, second]
actions[position]()
