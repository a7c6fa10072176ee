"""A module."""

def go():
    pass
