"""Names and functions of two lists, taken together in a loop."""

def f(): pass
def g(): pass
table = {}
for name, function in zip(["f", "g"], [f, g]):
    table[name] = function
table["f"]()
