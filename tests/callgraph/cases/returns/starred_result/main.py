"""A returned list is spread over parameters."""

def first():
    pass


def second():
    pass


def actions():
    return [first, second]


def run(left, right):
    left()


run(*actions())
