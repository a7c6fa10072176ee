"""What a lambda returns is called."""

def target():
    pass


pick = lambda: target
pick()()
