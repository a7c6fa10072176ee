"""A sum of lists holds the elements of both in order."""

def first():
    pass


def second():
    pass


actions = [first] + [second]
actions[1]()
