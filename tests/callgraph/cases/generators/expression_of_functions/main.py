"""Functions taken from a generator expression."""

def first():
    pass


def second():
    pass


for action in (item for item in (first, second)):
    action()
