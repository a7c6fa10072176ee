"""tuple() keeps the items that the list had."""

def first():
    pass


def second():
    pass


items = [first]
fixed = tuple(items)
items[0] = second
fixed[0]()
