"""The first element of a list of functions."""

def target():
    pass


next(iter([target]))()
