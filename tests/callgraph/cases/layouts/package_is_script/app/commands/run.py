"""A command."""

from ..helpers import load

def run():
    load()
