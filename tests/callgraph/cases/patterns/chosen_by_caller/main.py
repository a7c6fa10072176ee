"""Each caller gets what the case of its own constant returns."""

def a():
    pass
def b():
    pass
def c():
    pass
def run(kind):
    match kind:
        case "x" | "y":
            return a
        case 3:
            return b
        case _:
            return c
def f():
    run("y")()
def g():
    run(3)()
def h():
    run(4)()
f()
g()
h()
