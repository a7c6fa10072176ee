"""A module of a package."""

def write():
    pass
