"""Not the library."""

def dump():
    pass
