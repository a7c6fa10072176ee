"""What the constructors set never comes from __getattr__, also where its value is not known."""

class Base:
    def __init__(self, timer):
        self._timer = timer


class Proxy(Base):
    def __init__(self, timer, extra):
        super().__init__(timer)
        self.extra = extra

    def __getattr__(self, name):
        return lookup(name)

    def tick(self):
        return self._timer()

    def more(self):
        return self.unknown()


def lookup(name):
    return one


def one():
    return 1


def unused(timer):
    Proxy(timer, 1).tick()


p = Proxy(one, 2)
p.tick()
p.more()
