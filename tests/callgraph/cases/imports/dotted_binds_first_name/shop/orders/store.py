"""The innermost module."""

def save():
    pass
