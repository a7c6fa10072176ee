"""reverse turns the list around."""

def first():
    pass


def second():
    pass


actions = [first, second]
actions.reverse()
actions[0]()
