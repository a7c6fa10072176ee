"""A weak reference gives the object when called; weak containers hold what is put in."""

import weakref
class A:
    def f(self): pass
    def g(self): pass
a = A()
d = weakref.WeakValueDictionary()
d["a"] = a
d["a"].f()
s = weakref.WeakSet()
s.add(a)
for x in s:
    x.g()
p = weakref.proxy(a)
p.g()
