"""Objects as keys of a weak dictionary."""

import weakref
class A:
    def f(self): pass
def cb(): pass
a = A()
d = weakref.WeakKeyDictionary()
d[a] = cb
d[a]()
for k in d:
    k.f()
