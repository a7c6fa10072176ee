"""`eval` of a name gives the function."""

def save():
    pass


eval("save")()
