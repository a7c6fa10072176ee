"""A sequence of the program hands a slice on to its list."""

class Seq:
    def __init__(self, items): self.items = items
    def __getitem__(self, i):
        if isinstance(i, slice): return Seq(self.items[i])
        return self.items[i]
def a(): pass
def b(): pass
s = Seq([a, b])
s[1:][0]()
