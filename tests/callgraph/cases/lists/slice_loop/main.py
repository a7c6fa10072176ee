"""A loop over a slice reaches only its elements."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first, second, third]
for action in actions[:2]:
    action()
