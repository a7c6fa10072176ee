"""Unpacking takes the items as they are then."""

def first():
    pass


def second():
    pass


actions = [first, first]
actions[1] = second
_, action = actions
action()
