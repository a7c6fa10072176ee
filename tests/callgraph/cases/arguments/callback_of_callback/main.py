"""A callback receives a callback."""

def last():
    pass


def middle(action):
    action()


def run(outer, inner):
    outer(inner)


run(middle, last)
