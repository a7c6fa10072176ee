"""A negative index counts from the end."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = [first, second, third]
actions[-2]()
