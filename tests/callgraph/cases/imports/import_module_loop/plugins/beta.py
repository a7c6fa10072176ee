"""Two."""

def setup():
    pass
