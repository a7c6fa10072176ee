"""update from keywords."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions.update(b=second)
actions["b"]()
actions["a"]()
