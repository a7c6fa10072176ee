"""Another."""

def count():
    pass
