"""A store through a chain of attributes."""

def first():
    pass


def second():
    pass


class Inner:
    def __init__(self):
        self.action = first


class Outer:
    def __init__(self):
        self.inner = Inner()


outer = Outer()
inner = outer.inner
inner.action = second
inner.action()
