"""The version."""

def version():
    pass
