"""list() copies: later stores into the original do not show."""

def first():
    pass


def second():
    pass


actions = [first]
copy = list(actions)
actions[0] = second
copy[0]()
