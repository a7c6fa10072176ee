"""Both functions."""

def read():
    pass


def close():
    pass
