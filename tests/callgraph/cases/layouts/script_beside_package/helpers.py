"""Beside the script."""

def prepare():
    pass
