"""A key is deleted and bound anew."""

def first():
    pass


def second():
    pass


actions = {"a": first}
del actions["a"]
actions["a"] = second
actions["a"]()
