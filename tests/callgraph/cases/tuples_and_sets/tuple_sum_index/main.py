"""`+=` on a tuple makes another tuple."""

def first():
    pass


def second():
    pass


actions = (first,)
before = actions
actions += (second,)
actions[1]()
before[-1]()
