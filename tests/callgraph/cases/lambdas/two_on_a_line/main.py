"""Two lambdas on one line, both called."""

def first():
    pass


def second():
    pass


one, two = lambda: first(), lambda: second()
two()
one()
