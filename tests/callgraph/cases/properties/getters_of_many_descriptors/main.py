"""Each of many descriptors of one class gives what is its own."""

class Bind:
    def __init__(self, fn):
        self.fn = fn
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return self.fn
def a():
    return 1
def b():
    return 2
def c():
    return 3
def d():
    return 4
class Env:
    a = Bind(a)
    b = Bind(b)
    c = Bind(c)
    d = Bind(d)
def one():
    Env().a()
    Env().a()
def two():
    Env().b()
    Env().b()
def three():
    Env().c()
    Env().c()
def four():
    Env().d()
def five():
    Env().d()
for f in (one, two, three, four, five):
    f()
