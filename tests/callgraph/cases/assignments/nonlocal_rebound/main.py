"""An inner function rebinds the name of the outer one."""

def first():
    pass


def second():
    pass


def outer():
    handler = first

    def setup():
        nonlocal handler
        handler = second

    setup()
    handler()


outer()
