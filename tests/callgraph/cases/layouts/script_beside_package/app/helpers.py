"""In the package."""

def prepare():
    pass
