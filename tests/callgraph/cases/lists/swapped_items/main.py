"""Two items change places."""

def first():
    pass


def second():
    pass


actions = [first, second]
actions[0], actions[1] = actions[1], actions[0]
actions[0]()
