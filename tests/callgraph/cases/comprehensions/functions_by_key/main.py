"""A dict of functions built by a comprehension."""

def first():
    pass


def second():
    pass


table = {action: action for action in (first, second)}
for action in table.values():
    action()
