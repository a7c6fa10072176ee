"""A store under a new key."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions["b"] = second
actions["b"]()
