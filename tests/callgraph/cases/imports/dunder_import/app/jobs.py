"""Its module."""

def start():
    pass
