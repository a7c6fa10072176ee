"""Lists as values."""

def first():
    pass


def second():
    pass


actions = {"a": [first, second]}
actions["a"][1]()
