"""A store into an inner dict."""

def first():
    pass


def second():
    pass


actions = {"outer": {"a": first}}
actions["outer"]["a"] = second
actions["outer"]["a"]()
