"""A dict spliced into a display; later entries win."""

def first():
    pass


def second():
    pass


def third():
    pass


defaults = {"a": first, "b": second}
actions = {**defaults, "b": third}
actions["a"]()
actions["b"]()
