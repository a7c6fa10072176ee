"""Found there."""

def run():
    pass
