"""A loop hands out what the list holds by then."""

def first():
    pass


def second():
    pass


actions = [first]
actions[0] = second
for action in actions:
    action()
