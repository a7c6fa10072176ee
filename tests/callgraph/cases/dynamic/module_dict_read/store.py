"""A module."""

def load():
    pass


def save():
    pass


def never():
    pass
