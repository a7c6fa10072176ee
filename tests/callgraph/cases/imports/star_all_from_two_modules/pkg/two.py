"""Two."""

__all__ = ["second"]

def second():
    pass


def extra():
    pass
