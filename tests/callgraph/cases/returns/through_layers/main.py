"""A value handed up through two layers."""

def target():
    pass


def low():
    return target


def high():
    return low()


high()()
