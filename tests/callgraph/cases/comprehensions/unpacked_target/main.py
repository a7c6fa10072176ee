"""The target is a pair."""

def target():
    pass


[action() for name, action in [("a", target)]]
