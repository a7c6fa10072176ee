"""A decorator that returns the function is called when the def runs."""

def mark(function):
    return function


@mark
def target():
    pass


target()
