"""A change by another name of the same list is seen."""

def first():
    pass


def second():
    pass


actions = [first]
same = actions
same[0] = second
actions[0]()
