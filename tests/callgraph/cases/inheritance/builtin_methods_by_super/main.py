"""Methods of builtin types that are called by super()."""

class Reg(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
    def __getitem__(self, k):
        return super().__getitem__(k)
def f():
    pass
def g():
    pass
r = Reg()
r["a"] = f
r["b"] = g
r["a"]()
class L(list):
    def __getitem__(self, i):
        return self.wrap(super().__getitem__(i))
    def wrap(self, x):
        return x
    def __iter__(self):
        return super().__iter__()
l = L([f, g])
l[0]()
for x in l:
    x()
class D(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
    def __iter__(self):
        return super().__iter__()
d = D(a=g)
d["a"]()
d.get("z", f)()
