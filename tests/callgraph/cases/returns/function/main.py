"""A returned function is called through a name."""

def target():
    pass


def make():
    return target


action = make()
action()
