"""A lambda returned by a function is named after it."""

def target():
    pass


def make():
    return lambda: target()


make()()
