"""An element added to a set."""

def first():
    pass


actions = set()
actions.add(first)
for action in actions:
    action()
