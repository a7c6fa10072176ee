"""Calls in a class body are made by the module."""

def make():
    return target


def target():
    pass


class Door:
    action = make()
    action()
