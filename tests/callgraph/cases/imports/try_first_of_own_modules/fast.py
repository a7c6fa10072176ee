"""Always there."""

def dumps():
    pass
