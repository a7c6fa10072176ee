"""Key and value stand anywhere in a row."""

def f(): pass
def g(): pass
rows = [("f", 1, f), ("g", 2, g)]
table = {}
for name, number, function in rows:
    table[name] = function
table["f"]()
more = {n: f for f, _, n in [(f, 1, "a"), (g, 1, "b")]}
more["b"]()
