"""Counting from the end."""

def first():
    pass


def second():
    pass


actions = first, second
actions[-2]()
