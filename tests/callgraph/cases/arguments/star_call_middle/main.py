"""Positions go on after a starred argument."""

def first():
    pass


def second():
    pass


def third():
    pass


def run(a, b, c):
    c()


run(first, *(second,), third)
