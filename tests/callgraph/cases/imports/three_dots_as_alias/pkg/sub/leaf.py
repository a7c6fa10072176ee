"""The innermost module."""

def go():
    pass
