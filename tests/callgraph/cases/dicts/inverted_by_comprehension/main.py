"""Keys become values and values keys."""

def f(): pass
def g(): pass
names = {f: "f", g: "g"}
by_name = {v: k for k, v in names.items()}
by_name["g"]()
