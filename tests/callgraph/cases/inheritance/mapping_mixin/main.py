"""The methods that MutableMapping brings call those that the class defines."""

from collections.abc import MutableMapping
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
m["a"] = 1
m.get("a")
m.update(b=2)
m.setdefault("c", 3)
m.pop("a")
for _ in m.items():
    pass
"b" in m

m.clear()
len(m)
