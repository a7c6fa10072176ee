"""A generator delegates to another."""

def target():
    pass


def inner():
    yield target


def outer():
    yield from inner()


for action in outer():
    action()
