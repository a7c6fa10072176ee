"""pop with an index takes that element."""

def first():
    pass


def second():
    pass


actions = [first, second]
actions.pop(0)()
