"""A list is changed before it is returned."""

def first():
    pass


def second():
    pass


def build():
    actions = [first]
    actions[0] = second
    return actions


for action in build():
    action()
