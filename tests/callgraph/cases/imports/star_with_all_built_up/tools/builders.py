"""Builds."""

__all__ = ["build"]


def build():
    pass
