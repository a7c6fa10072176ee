"""The module."""

def save():
    pass
