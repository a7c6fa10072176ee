"""The source."""

def handle():
    pass
