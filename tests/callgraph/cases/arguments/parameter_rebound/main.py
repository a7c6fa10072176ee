"""A parameter is rebound before the call."""

def given():
    pass


def wrapped():
    pass


def run(action):
    action = wrapped
    action()


run(given)
