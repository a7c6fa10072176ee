"""Chosen."""

def dump():
    pass
