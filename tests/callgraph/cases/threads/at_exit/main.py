"""Functions that run when the program ends, by call and as a decorator."""

import atexit


def close(action):
    action()


def target():
    pass


atexit.register(close, target)


@atexit.register
def goodbye():
    pass
