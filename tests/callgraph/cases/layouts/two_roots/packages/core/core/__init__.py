"""What is shared."""

def load():
    pass
