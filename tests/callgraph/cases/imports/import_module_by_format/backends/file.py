"""Not chosen."""

def save():
    pass
