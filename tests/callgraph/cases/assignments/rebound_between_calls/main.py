"""Both values are called, one after the other."""

def first():
    pass


def second():
    pass


chosen = first
chosen()
chosen = second
chosen()
