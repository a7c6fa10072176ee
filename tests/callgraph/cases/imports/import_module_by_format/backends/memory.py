"""Chosen."""

def save():
    pass
