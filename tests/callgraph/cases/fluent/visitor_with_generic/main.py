"""Visitors by the name of the class, with a generic method."""

class Node:
    def accept(self, visitor):
        method = getattr(visitor, "visit_" + type(self).__name__.lower(), visitor.generic)
        return method(self)
class Num(Node):
    def __init__(self, v):
        self.v = v
class Add(Node):
    def __init__(self, a, b):
        self.a, self.b = a, b
class Neg(Node):
    def __init__(self, a):
        self.a = a
class Eval:
    def visit_num(self, n):
        return n.v
    def visit_add(self, n):
        return n.a.accept(self) + n.b.accept(self)
    def generic(self, n):
        raise TypeError(n)
    def visit_neg(self, n):
        return -n.a.accept(self)
class Show:
    def visit_num(self, n):
        return str(n.v)
    def visit_add(self, n):
        return "(" + n.a.accept(self) + "+" + n.b.accept(self) + ")"
    def generic(self, n):
        return "?"
tree = Add(Num(1), Neg(Num(2)))
tree.accept(Eval())
tree.accept(Show())
