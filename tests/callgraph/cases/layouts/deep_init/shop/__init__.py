"""Outer."""

def start():
    pass
