"""A factory compares its argument with constants."""

def a():
    pass
def b():
    pass
def run(kind):
    if kind == "a":
        return a
    elif kind == "b":
        return b
    raise ValueError
run("a")()
