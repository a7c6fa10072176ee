"""A decorator taken from a dict."""

def mark(function):
    return function


decorators = {"mark": mark}


@decorators["mark"]
def target():
    pass


target()
