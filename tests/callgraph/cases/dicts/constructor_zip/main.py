"""A dict made of two lists, all of it called."""

def first():
    pass


def second():
    pass


actions = dict(zip(["a", "b"], [first, second]))
for action in actions.values():
    action()
