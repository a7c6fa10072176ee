"""A function."""

def place():
    pass
