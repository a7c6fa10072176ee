"""A dict made by calling dict with keywords."""

def first():
    pass


def second():
    pass


actions = dict(a=first, b=second)
actions["b"]()
