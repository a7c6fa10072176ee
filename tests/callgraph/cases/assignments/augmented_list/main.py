"""An augmented assignment extends the list."""

def first():
    pass


def second():
    pass


actions = [first]
actions += [second]
actions[1]()
