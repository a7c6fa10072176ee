"""A decorator returns another function; the decorated one never runs."""

def other():
    pass


def replace(function):
    return other


@replace
def target():
    pass


target()
