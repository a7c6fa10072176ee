"""In a merge the right side wins."""

def first():
    pass


def second():
    pass


def third():
    pass


defaults = {"a": first, "b": second}
actions = defaults | {"a": third}
actions["a"]()
actions["b"]()
