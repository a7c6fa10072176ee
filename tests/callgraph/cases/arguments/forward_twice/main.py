"""Two layers of forwarding keep each keyword apart."""

def first():
    pass


def second():
    pass


def inner(left, right):
    right()


def middle(**kwargs):
    inner(**kwargs)


def outer(*args, **kwargs):
    middle(*args, **kwargs)


outer(left=first, right=second)
