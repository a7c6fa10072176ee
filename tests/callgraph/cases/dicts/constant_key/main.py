"""The value under the key is called."""

def first():
    pass


def second():
    pass


actions = {"a": first, "b": second}
actions["b"]()
