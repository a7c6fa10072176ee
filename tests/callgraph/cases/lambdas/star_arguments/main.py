"""A lambda with starred parameters."""

def target():
    pass


action = lambda *args, **kwargs: (args[0](), kwargs["key"]())
action(target, key=target)
