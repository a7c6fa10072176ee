"""The text is evaluated in a function, and names the function's own variable."""

def load():
    pass


def save():
    pass


def run():
    chosen = save
    eval("chosen()")


run()
