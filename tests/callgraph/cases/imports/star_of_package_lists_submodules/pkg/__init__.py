"""Lists a submodule it never imports."""

__all__ = ["tools", "start"]

def start():
    pass


def hidden():
    pass
