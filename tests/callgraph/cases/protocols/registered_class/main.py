"""A class that an abstract one is told to take for a subclass passes a test for it."""

from collections.abc import Iterable
import abc


class Shape(abc.ABC):
    pass


class Sq:
    def area(self):
        pass


Shape.register(Sq)


def use(s):
    if isinstance(s, Shape):
        s.area()


use(Sq())
