"""A module."""

def save():
    pass
