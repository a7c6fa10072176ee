"""A class over a named tuple that is made by a call, one with its own `__new__`."""

from collections import namedtuple


def load():
    pass


def save():
    pass


class Codec(namedtuple("Codec", ["load", "save"])):
    def run(self):
        self.load()
        first, second = self
        second()


class Half(namedtuple("Half", "work")):
    def __new__(cls, name):
        return super().__new__(cls, load)

    def run(self):
        self.work()


Codec(load, save).run()
Half("load").run()
