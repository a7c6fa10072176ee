"""dict and ** ask an object with keys for its items."""

class M:
    def keys(self):
        return ["a"]
    def __getitem__(self, k):
        return 1
dict(M())
{**M()}
def f(**kw): pass
f(**M())
