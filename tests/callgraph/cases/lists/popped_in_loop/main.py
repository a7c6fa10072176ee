"""A loop takes items until none is left."""

def first():
    pass


def second():
    pass


actions = [first, second]
while actions:
    actions.pop(0)()
