"""After del, get gives the default."""

def first():
    pass


def second():
    pass


actions = {"a": first}
del actions["a"]
actions.get("a", second)()
