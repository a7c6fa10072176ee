"""A default that every caller overrides is never called."""

def fallback():
    pass


def given():
    pass


def run(action=fallback):
    action()


run(given)
