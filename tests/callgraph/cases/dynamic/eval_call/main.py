"""A call in a constant text is made where the text is evaluated."""

def save():
    pass


eval("save()")
