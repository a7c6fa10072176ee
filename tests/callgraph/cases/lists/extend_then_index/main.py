"""extend puts the items of a list behind the others."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first]
actions.extend([second, third])
actions[2]()
