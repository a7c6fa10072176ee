"""Nested default dictionaries keep names apart."""

from collections import defaultdict


class Registry:
    def __init__(self):
        self.by_name = defaultdict(lambda: defaultdict(list))

    def add(self, kind, name, fn):
        self.by_name[kind][name].append(fn)

    def call(self, kind, name):
        for fn in self.by_name[kind][name]:
            fn()


def x():
    return 1


def y():
    return 2


r = Registry()
r.add("k", "x", x)
r.add("k", "y", y)
r.call("k", "x")
r.call("other", "z")
