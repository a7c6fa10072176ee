"""A generator delegates to a list."""

def first():
    pass


def second():
    pass


def actions():
    yield from [first, second]


for action in actions():
    action()
