"""`check` is not exported."""

__all__ = ["_build"]


def _build():
    pass


def check():
    pass
