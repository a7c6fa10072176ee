"""Loaded late."""

def send():
    pass
