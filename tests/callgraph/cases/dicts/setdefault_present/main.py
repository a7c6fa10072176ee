"""setdefault leaves a key alone that is there."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions.setdefault("a", second)()
