"""A function taken from `globals()` by its name."""

def save():
    pass


globals()["save"]()
