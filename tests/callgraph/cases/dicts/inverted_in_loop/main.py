"""Keys become values and values keys, one after the other."""

def f(): pass
def g(): pass
names = {f: "f", g: "g"}
by_name = {}
for k, v in names.items():
    by_name[v] = k
by_name["g"]()
