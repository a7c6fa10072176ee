"""After pop, get gives the default."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions.pop("a")
actions.get("a", second)()
