"""Two functions."""

def build():
    pass


def check():
    pass
