"""`|` makes a new dict, in which the right side wins."""

def first():
    pass


def second():
    pass


one = {"a": first}
both = one | {"a": second}
both["a"]()
