"""A def is a binding like any other."""

def target():
    pass


def other():
    pass


target = other
target()
