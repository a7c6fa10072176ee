"""Tests on a value are calls of builtins."""

def target():
    pass


def run(value):
    if callable(value) and not isinstance(value, int):
        value()


run(target)
