"""`mro()` gives what `__mro__` holds."""

class A:
    def go(self):
        return 1
class B(A):
    def go(self):
        return 2
for cls in B.mro()[:-1]:
    cls().go()
