"""`globals().get` with a default."""

def save():
    pass


def fallback():
    pass


globals().get("save", fallback)()
globals().get("missing", fallback)()
