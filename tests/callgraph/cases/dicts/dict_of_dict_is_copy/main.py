"""dict() copies."""

def first():
    pass


def second():
    pass


actions = {"a": first}
copy = dict(actions, b=second)
actions["a"] = second
copy["a"]()
