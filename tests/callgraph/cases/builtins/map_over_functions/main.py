"""map hands functions to a lambda."""

def first():
    pass


def second():
    pass


list(map(lambda action: action(), [first, second]))
