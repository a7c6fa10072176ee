"""Targets nest as the value does."""

def first():
    pass


def second():
    pass


def third():
    pass


one, (two, three) = first, (second, third)
two()
