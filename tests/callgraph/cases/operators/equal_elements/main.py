"""Comparing containers and looking for an item compare their elements."""

class A:
    def __eq__(self, o): return True
[A()] == [A()]
A() in [A()]
(1, A()) == (1, A())
{"a": A()} == {"a": A()}
[A()].index(A())
[A()].remove(A())
[A()].count(A())
