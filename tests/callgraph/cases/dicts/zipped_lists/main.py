"""Names and functions of two lists, made to a dict."""

def f(): pass
def g(): pass
names = ["f", "g"]
table = dict(zip(names, (f, g)))
table["f"]()
