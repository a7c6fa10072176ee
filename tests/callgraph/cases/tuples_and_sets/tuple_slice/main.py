"""A slice of a tuple."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = (first, second, third)
for action in actions[1:]:
    action()
