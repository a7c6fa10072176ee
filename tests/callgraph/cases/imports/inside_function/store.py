"""What is imported late."""

def save():
    pass
