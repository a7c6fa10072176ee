"""`operator.attrgetter` gets a bound method, also along a path."""

from operator import attrgetter

class Inner:
    def stop(self):
        pass


class Outer:
    def __init__(self):
        self.inner = Inner()

    def start(self):
        pass


outer = Outer()
attrgetter("start")(outer)()
attrgetter("inner.stop")(outer)()
