"""Indexing a slice counts from the slice's start."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first, second, third]
actions[1:][0]()
