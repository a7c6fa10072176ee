"""The default chooses where no argument is given."""

class A:
    def f(self): pass
class B:
    def f(self): pass
def make(kind="a"):
    return A() if kind == "a" else B()
def one():
    make().f()
def two():
    make("b").f()
one()
two()
def three(k="a"):
    return make(k)
three().f()
