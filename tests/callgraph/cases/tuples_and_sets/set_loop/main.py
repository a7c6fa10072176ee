"""A loop over a set display."""

def first():
    pass


def second():
    pass


for action in {first, second}:
    action()
