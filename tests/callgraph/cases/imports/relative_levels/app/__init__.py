"""The outermost package."""

def configure():
    pass
