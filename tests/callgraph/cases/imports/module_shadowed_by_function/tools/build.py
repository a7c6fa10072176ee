"""A function named as its module."""

def build():
    pass
