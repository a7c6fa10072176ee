"""The abstract classes of the standard library tell objects apart."""

from collections.abc import Iterable, Mapping
from typing import Callable


class Bag:
    def __iter__(self):
        return iter([one])


def one():
    return 1


def two():
    return 2


def run(thing):
    if isinstance(thing, Mapping):
        for f in thing.values():
            f()
    elif isinstance(thing, Callable):
        thing()
    elif isinstance(thing, Iterable):
        for f in thing:
            f()
    else:
        thing.close()


class Closer:
    def close(self):
        return 1

    def values(self):
        return [two]


run({"a": one})
run(two)
run(Bag())
run(Closer())
