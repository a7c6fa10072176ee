"""One element of a returned tuple."""

def first():
    pass


def second():
    pass


def pair():
    return first, second


pair()[1]()
