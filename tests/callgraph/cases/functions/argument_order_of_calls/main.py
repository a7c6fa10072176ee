"""Calls nested in arguments belong to the caller."""

def a(*values):
    pass


def b():
    pass


def c():
    pass


def run():
    a(b(), c())


run()
