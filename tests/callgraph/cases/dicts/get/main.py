"""get returns the value under the key."""

def first():
    pass


def second():
    pass


actions = {"a": first, "b": second}
actions.get("a")()
