"""Two generators of one function yield their own arguments."""

def first():
    pass


def second():
    pass


def repeat(action):
    yield action


one = repeat(first)
two = repeat(second)
for action in one:
    action()
