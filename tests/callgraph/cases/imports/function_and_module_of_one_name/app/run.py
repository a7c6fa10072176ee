"""Its module."""

def run():
    pass
