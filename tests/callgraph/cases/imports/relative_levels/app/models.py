"""Two levels up from the views' package."""

def load():
    pass
