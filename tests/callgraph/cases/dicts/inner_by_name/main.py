"""A store through a name for the inner dict."""

def first():
    pass


def second():
    pass


actions = {"outer": {"a": first}}
inner = actions["outer"]
inner["a"] = second
actions["outer"]["a"]()
