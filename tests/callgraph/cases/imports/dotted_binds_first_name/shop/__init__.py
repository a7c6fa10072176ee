"""The package."""

def start():
    pass
