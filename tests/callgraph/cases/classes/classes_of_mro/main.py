"""`__mro__` hands out a class and its bases."""

class A:
    def setup(self):
        return "A"
class B(A):
    def setup(self):
        return "B"
class C(B):
    def run(self):
        for cls in type(self).__mro__:
            if "setup" in cls.__dict__:
                cls.__dict__["setup"](self)
C().run()
