"""A loop over the keys, which are then looked up."""

def first():
    pass


def second():
    pass


actions = {"a": first, "b": second}
for key in actions:
    actions[key]()
