"""pop without an index takes the last element."""

def first():
    pass


def second():
    pass


actions = [first, second]
actions.pop()()
