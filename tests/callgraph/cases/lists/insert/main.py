"""insert at 0 moves the others on."""

def first():
    pass


def second():
    pass


actions = [first]
actions.insert(0, second)
actions[0]()
