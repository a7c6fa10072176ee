"""Of the first service."""

def load():
    pass
