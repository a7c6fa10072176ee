"""One level up."""

def check():
    pass
