"""A NamedTuple with a method: unpacked, indexed, read by name."""

from typing import NamedTuple

def load():
    pass


def save():
    pass


class Pair(NamedTuple):
    load: object
    save: object = save

    def run(self):
        self.load()
        self[1]()


pair = Pair(load)
pair.run()
first, second = pair
second()
