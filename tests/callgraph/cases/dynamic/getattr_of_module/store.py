"""A module."""

def load():
    pass


def save():
    pass
