"""One."""

def setup():
    pass
