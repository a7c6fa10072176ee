"""setdefault stores and returns the default for a new key."""

def first():
    pass


actions = {}
actions.setdefault("a", first)()
actions["a"]()
