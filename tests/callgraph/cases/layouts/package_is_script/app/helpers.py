"""Helpers."""

def load():
    pass
