"""A walrus binds outside the comprehension."""

def target():
    pass


[(kept := action) for action in (target,)]
kept()
