"""eval of a text in a variable, and of a name in a function."""

x = "f()"
def f():
    pass
eval(x)
def g():
    eval("h")()
def h(): pass
g()
