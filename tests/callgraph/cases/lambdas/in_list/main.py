"""Lambdas in a list are numbered in order."""

def first():
    pass


def second():
    pass


actions = [
    lambda: first(),
    lambda: second(),
]
actions[1]()
