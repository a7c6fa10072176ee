"""A store into a list within a list."""

def first():
    pass


def second():
    pass


rows = [[first], [first]]
rows[1][0] = second
rows[1][0]()
