"""A forwarder adds an argument of its own in front."""

def own():
    pass


def given():
    pass


def inner(before, action):
    before()
    action()


def outer(*args):
    inner(own, *args)


outer(given)
