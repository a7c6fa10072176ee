"""After del the elements behind it move up."""

def first():
    pass


def second():
    pass


actions = [first, second]
del actions[0]
actions[0]()
