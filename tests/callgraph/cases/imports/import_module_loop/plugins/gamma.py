"""Not listed."""

def setup():
    pass
