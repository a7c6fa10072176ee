"""A call in a default runs once, where the def stands."""

def make():
    return product


def product():
    pass


def run(action=make()):
    action()


run()
