"""A tuple that a function returns is unpacked."""

def first():
    pass


def second():
    pass


def both():
    return first, second


_, action = both()
action()
