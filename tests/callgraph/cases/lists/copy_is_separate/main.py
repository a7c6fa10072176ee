"""A slice copy does not see later stores."""

def first():
    pass


def second():
    pass


actions = [first]
copy = actions[:]
actions[0] = second
copy[0]()
