"""Two elements called in two functions."""

def first():
    pass


def second():
    pass


PAIR = (first, second)


def one():
    PAIR[0]()


def two():
    PAIR[1]()


one()
two()
