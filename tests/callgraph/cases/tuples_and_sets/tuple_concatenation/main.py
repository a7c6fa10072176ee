"""Tuples joined by +."""

def first():
    pass


def second():
    pass


actions = (first,) + (second,)
actions[1]()
