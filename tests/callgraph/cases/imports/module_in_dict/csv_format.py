"""Not chosen."""

def dump():
    pass
