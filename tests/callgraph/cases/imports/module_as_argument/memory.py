"""Another."""

def save():
    pass
