"""The result of a call is called at once."""

def target():
    pass


def make():
    return target


make()()
