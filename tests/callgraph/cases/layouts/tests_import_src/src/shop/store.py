"""What is tested."""

def save():
    pass
