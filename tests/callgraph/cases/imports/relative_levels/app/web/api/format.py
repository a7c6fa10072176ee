"""Beside the views."""

def render():
    pass
