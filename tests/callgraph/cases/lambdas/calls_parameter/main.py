"""A lambda calls its parameter."""

def target():
    pass


action = lambda callback: callback()
action(target)
