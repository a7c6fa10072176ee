"""`+` makes a new list of the items of both."""

def first():
    pass


def second():
    pass


one = [first]
both = one + [second]
one[0] = second
both[0]()
