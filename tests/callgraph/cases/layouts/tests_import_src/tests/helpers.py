"""Shared by tests."""

def make():
    pass
