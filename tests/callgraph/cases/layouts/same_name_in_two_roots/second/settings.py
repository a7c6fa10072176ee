"""Of the second service."""

def load():
    pass
