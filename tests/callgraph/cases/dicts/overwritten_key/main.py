"""A store under an old key replaces the value."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions["a"] = second
actions["a"]()
