"""Uses the other distribution."""

from core import load

def show():
    load()
