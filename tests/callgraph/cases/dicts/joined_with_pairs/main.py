"""The in-place union of a dict takes pairs as well."""

def first():
    pass


def second():
    pass


actions = {"a": first}
actions |= [("b", second)]
actions["b"]()
