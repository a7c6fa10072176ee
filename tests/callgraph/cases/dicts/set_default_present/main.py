"""setdefault leaves what is there."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions.setdefault("a", second)()
actions.setdefault("b", second)
actions["a"]()
