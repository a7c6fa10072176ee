"""In another."""

def pack():
    pass
