"""A key held by a variable with one value."""

def first():
    pass


def second():
    pass


key = "a"
actions = {"a": first, "b": second}
actions[key]()
