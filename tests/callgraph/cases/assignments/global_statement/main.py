"""A function rebinds a module's name."""

def first():
    pass


def second():
    pass


handler = first


def setup():
    global handler
    handler = second


setup()
handler()
