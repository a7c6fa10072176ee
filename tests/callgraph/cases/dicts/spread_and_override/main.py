"""A later key of a display wins over a spread dict."""

def first():
    pass


def second():
    pass


base = {"a": first, "b": first}
actions = {**base, "a": second}
base["b"] = second
actions["a"]()
actions["b"]()
