"""What is repeated a constant number of times keeps its order."""

def first():
    pass


def second():
    pass


def pair():
    return [first] * 2 + [second]


both = 2 * (first, second)
both[3]()
pair()[1]()
