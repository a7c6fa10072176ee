"""Uses its own module, and its module the library's."""

from . import json

def show():
    json.dump()
