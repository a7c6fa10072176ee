"""What MutableSequence and MutableSet bring calls what the class defines."""

from collections.abc import MutableSequence, MutableSet
class L(MutableSequence):
    def __init__(self): self.items = []
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __len__(self): return len(self.items)
    def insert(self, i, v): self.items.insert(i, v)
class S(MutableSet):
    def __init__(self): self.items = set()
    def __contains__(self, v): return v in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, v): self.items.add(v)
    def discard(self, v): self.items.discard(v)
def sequence(items):
    items.append(1)
    items.pop()
def set_(items):
    items.add(1)
    items.remove(1)
sequence(L())
len(L())
L().insert(0, 1)
l = L()
l.append(2)
l[0] = 3
set_(S())
len(S())
for x in S():
    pass
