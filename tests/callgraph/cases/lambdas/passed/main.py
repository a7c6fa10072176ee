"""A lambda passed as an argument."""

def target():
    pass


def run(action):
    action()


run(lambda: target())
