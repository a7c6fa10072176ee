"""Both functions again."""

def read():
    pass


def close():
    pass
