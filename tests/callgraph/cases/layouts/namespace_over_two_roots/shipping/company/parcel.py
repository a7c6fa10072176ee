"""In the other."""

def pack():
    pass
