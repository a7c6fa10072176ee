"""Another."""

def convert():
    pass
