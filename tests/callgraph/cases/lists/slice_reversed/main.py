"""A slice with step -1 starts with the last element."""

def first():
    pass


def second():
    pass


actions = [first, second]
actions[::-1][0]()
