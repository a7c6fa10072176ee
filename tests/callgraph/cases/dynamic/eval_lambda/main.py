"""A lambda in a text calls a function when it is called."""

def save(item):
    pass


store = eval("lambda item: save(item)")
