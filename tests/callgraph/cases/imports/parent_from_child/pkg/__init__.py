"""Has a helper."""

def helper():
    pass


def other():
    pass
