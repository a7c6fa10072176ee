"""Two names for one list see each other's stores."""

def first():
    pass


def second():
    pass


actions = [first]
same = actions
same[0] = second
actions[0]()
