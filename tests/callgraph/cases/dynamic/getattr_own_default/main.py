"""The default of getattr is another method of the same object."""

class One:
    def generic(self):
        pass
    def a(self): pass
class Two:
    def b(self): pass
    def generic(self):
        pass
def use(x, name):
    getattr(x, name, x.generic)()
use(One(), "a")
use(Two(), "b")
use(Two(), "z")
