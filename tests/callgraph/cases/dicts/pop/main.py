"""pop returns the value and removes the key."""

def first():
    pass


def second():
    pass


actions = {"a": first, "b": second}
actions.pop("a")()
