"""A dict finds an item by an object that is equal to the key, not only by the key itself."""

class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, o):
        return self.n == o.n


def f():
    return 1


k = Key(1)
d = {k: f}
d[Key(1)]()
Key(2) in d
