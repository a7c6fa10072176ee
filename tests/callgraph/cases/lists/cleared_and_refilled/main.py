"""After clear the list holds what is appended then."""

def first():
    pass


def second():
    pass


actions = [first]
actions.clear()
actions.append(second)
actions[0]()
