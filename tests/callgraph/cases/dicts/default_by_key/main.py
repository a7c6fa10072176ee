"""The default is taken for the keys that are not there."""

def f():
    pass
def g():
    pass
table = {"f": f}
def run(n):
    table.get(n, g)()
for n in ["f", "zz"]:
    run(n)
def only(n):
    table.get(n, h)()
def h():
    pass
only("f")
