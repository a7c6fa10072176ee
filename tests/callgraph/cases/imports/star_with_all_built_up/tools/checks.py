"""Checks."""

__all__ = ("check",)


def check():
    pass
