"""attrgetter with a dotted path, itemgetter with several keys."""

from operator import attrgetter, itemgetter


class Inner:
    @property
    def value(self):
        return work


class Outer:
    def __init__(self):
        self.inner = Inner()


def work():
    pass


def other():
    pass


def unused():
    pass


attrgetter("inner.value")(Outer())()
first, second = itemgetter("a", "b")({"a": work, "b": other, "c": unused})
second()
