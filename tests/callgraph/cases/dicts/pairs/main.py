"""dict and update take pairs; what comes later wins."""

def f(): pass
def g(): pass
def h(): pass
d = {"a": f}
d.update([("a", g)], b=h)
d["a"]()
d["b"]()
e = dict([("x", f), ("y", g)])
e["y"]()
e["x"] = h
e["x"]()
k = dict({"a": f}, a=g)
k["a"]()
