"""An inner handler raises for the outer one."""

def inner():
    pass


def outer():
    pass


try:
    try:
        raise ValueError
    except ValueError:
        inner()
        raise KeyError
except KeyError:
    outer()
