"""append puts the element at the end."""

def first():
    pass


def second():
    pass


actions = [first]
actions.append(second)
actions[1]()
