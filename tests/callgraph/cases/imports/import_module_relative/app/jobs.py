"""Loaded."""

def run():
    pass
