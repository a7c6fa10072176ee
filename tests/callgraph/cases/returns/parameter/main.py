"""A function returns its argument."""

def target():
    pass


def identity(value):
    return value


identity(target)()
