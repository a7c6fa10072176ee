"""A for target unpacks each item."""

def first():
    pass


def second():
    pass


for name, action in [("first", first), ("second", second)]:
    action()
