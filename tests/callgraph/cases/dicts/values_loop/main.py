"""A loop over the values."""

def first():
    pass


def second():
    pass


actions = {"a": first, "b": second}
for action in actions.values():
    action()
