"""A function of two elements compares what is sorted."""

from functools import cmp_to_key


def compare(a, b):
    return a.n - b.n


class Item:
    def __init__(self, n):
        self.n = n


items = [Item(2), Item(1)]
sorted(items, key=cmp_to_key(compare))
items.sort(key=cmp_to_key(lambda a, b: compare(b, a)))
