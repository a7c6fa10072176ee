"""Works."""

def work():
    pass
