"""A generator spread over parameters."""

def first():
    pass


def second():
    pass


def pair():
    yield first
    yield second


def run(left, right):
    left()
    right()


run(*pair())
