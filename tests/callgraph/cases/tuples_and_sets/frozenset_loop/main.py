"""A frozen set made from a tuple."""

def first():
    pass


def second():
    pass


for action in frozenset((first, second)):
    action()
