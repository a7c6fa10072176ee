"""A module."""

def round_up():
    pass
