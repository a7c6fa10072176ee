"""A dict in a dict."""

def first():
    pass


def second():
    pass


actions = {"outer": {"a": first, "b": second}}
actions["outer"]["b"]()
