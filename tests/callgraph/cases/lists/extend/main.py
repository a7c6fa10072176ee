"""extend adds each element of its argument."""

def first():
    pass


def second():
    pass


actions = []
actions.extend([first, second])
for action in actions:
    action()
