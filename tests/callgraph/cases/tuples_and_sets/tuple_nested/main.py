"""A tuple in a tuple."""

def first():
    pass


def second():
    pass


actions = ((first, second), first)
actions[0][1]()
