"""A backend."""

def save():
    pass
