"""The argument is what another call returns."""

def target():
    pass


def pick():
    return target


def run(action):
    action()


run(pick())
