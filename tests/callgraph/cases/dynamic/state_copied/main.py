"""What vars gives is what was stored on the instance."""

def f(): pass
class A:
    def __init__(self):
        self.cb = f
    def other(self):
        pass
    def state(self):
        return dict(self.__dict__)
    def load(self, s):
        for k, v in s.items():
            setattr(self, k, v)
a = A()
a.other()
for fn in vars(a).values():
    fn()
b = A()
b.load(a.state())
b.cb()
