"""get falls back on its second argument for a key that is not there."""

def first():
    pass


def fallback():
    pass


actions = {"a": first}
actions.get("z", fallback)()
