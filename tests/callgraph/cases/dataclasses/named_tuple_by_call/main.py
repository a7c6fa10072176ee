"""A namedtuple made by a call holds functions."""

from collections import namedtuple

def load():
    pass


def save():
    pass


Codec = namedtuple("Codec", "load save")
codec = Codec(load, save)
codec.load()
codec[1]()
