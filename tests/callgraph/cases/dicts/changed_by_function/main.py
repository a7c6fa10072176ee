"""A function stores into the dict that it is given."""

def first():
    pass


def second():
    pass


def fill(table):
    table["b"] = second


actions = {"a": first}
fill(actions)
actions["b"]()
actions["a"]()
