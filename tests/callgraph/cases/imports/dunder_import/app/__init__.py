"""A package."""

def start():
    pass
