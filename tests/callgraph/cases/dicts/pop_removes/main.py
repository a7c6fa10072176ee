"""pop with a key takes that item."""

def first():
    pass


def second():
    pass


actions = {"a": first, "b": second}
actions.pop("a")()
