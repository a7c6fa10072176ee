"""*args and **kwargs forwarded to another function."""

def first():
    pass


def second():
    pass


def inner(action, *, after):
    action()
    after()


def outer(*args, **kwargs):
    inner(*args, **kwargs)


outer(first, after=second)
