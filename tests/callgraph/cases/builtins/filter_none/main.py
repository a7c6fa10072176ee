"""filter without a predicate."""

def target():
    pass


for action in filter(None, [target]):
    action()
