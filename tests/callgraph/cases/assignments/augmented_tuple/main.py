"""An augmented assignment on a tuple binds a new one."""

def first():
    pass


def second():
    pass


actions = (first,)
kept = actions
actions += (second,)
actions[-1]()
kept[-1]()
