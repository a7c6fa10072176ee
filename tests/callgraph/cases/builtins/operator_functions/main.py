"""The functions of operator call what their operators call."""

from operator import itemgetter, attrgetter, methodcaller, add
from functools import reduce


class R:
    def __init__(self, n):
        self.n = n

    def name(self):
        return self.n

    def __add__(self, o):
        return R(self.n + o.n)


rows = [R(2), R(1)]
sorted(rows, key=methodcaller("name"))
sorted(rows, key=attrgetter("n"))
list(map(methodcaller("name"), rows))
reduce(add, rows).name()
itemgetter("f")({"f": R(3).name})()
