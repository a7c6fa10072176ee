"""A loop over a set after items were added and discarded."""

def first():
    pass


def second():
    pass


actions = {first}
actions.add(second)
for action in actions:
    action()
