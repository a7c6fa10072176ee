"""Inner."""

from shop import start as outer

def start():
    outer()
