"""Sets and dicts hash what they are made of; lists compare what they look for."""

class Item:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, o):
        return self.n == o.n


items = [Item(1), Item(1)]
set(items)
unique = {i for i in items}
dict.fromkeys(items)
frozenset(x for x in items)
items.index(Item(1))
items.count(Item(1))
items == [Item(1)]
items.remove(Item(1))
