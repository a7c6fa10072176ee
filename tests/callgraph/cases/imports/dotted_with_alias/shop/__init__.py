"""The package has a function of the same name as its module's."""

def save():
    pass
