"""Names and functions of two lists, taken together in a comprehension."""

def f(): pass
def g(): pass
table = {n: h for n, h in zip(["f", "g"], [f, g])}
table["g"]()
