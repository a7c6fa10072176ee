"""A module."""

def unlock():
    pass
