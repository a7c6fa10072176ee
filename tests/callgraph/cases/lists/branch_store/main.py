"""A store in a branch may or may not have happened."""

def first():
    pass


def second():
    pass


def pick(wanted):
    actions = [first]
    if wanted:
        actions[0] = second
    actions[0]()


pick(True)
pick(False)
