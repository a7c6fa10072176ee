"""An update by pairs and keywords replaces what was there."""

def f():
    pass

def g():
    pass

def h():
    pass

d = {"a": f}
d.update([("a", g)], b=h)
d["a"]()
d["b"]()
