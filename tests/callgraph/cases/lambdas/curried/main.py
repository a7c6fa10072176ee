"""A lambda whose body is a lambda."""

def target():
    pass


apply = lambda action: lambda: action()
apply(target)()
