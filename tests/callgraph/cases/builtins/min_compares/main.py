"""Sorting by a method takes no comparison; min without a key compares."""

class Item:
    def __init__(self, n):
        self.n = n

    def weight(self):
        return self.n

    def __lt__(self, other):
        return self.n < other.n

items = [Item(2), Item(1)]
sorted(items, key=Item.weight)[0].n
min(items).n
