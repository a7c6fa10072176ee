"""A lambda called through a name."""

def target():
    pass


action = lambda: target()
action()
