"""An alias keeps its value when the name it came from moves on."""

def first():
    pass


def second():
    pass


one = first
two = one
one = second
two()
