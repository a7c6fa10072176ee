"""update from a dict replaces and adds."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = {"a": first}
actions.update({"a": second, "b": third})
actions["a"]()
actions["b"]()
