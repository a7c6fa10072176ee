"""Keywords bind by name, in any order."""

def first():
    pass


def second():
    pass


def run(left, right):
    left()


run(right=first, left=second)
