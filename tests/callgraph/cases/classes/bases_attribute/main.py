"""`__bases__` hands out the bases."""

class A:
    def go(self):
        return 1
class B(A):
    def go(self):
        return 2
def up(cls):
    for base in cls.__bases__:
        base().go()
up(B)
