"""One."""

__all__ = ["first"]

def first():
    pass


def extra():
    pass
