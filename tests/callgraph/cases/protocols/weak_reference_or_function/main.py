"""What is kept is a weak reference or the function itself."""

import weakref


class Signal:
    def __init__(self):
        self.receivers = {}

    def connect(self, fn, weak=True):
        if weak:
            self.receivers[id(fn)] = weakref.ref(fn)
        else:
            self.receivers[id(fn)] = fn

    def alive(self):
        for r in self.receivers.values():
            if isinstance(r, weakref.ref):
                strong = r()
                if strong is None:
                    continue
                yield strong
            else:
                yield r

    def send(self):
        for r in self.alive():
            r()


def one():
    return 1


def two():
    return 2


s = Signal()
s.connect(one)
s.connect(two, weak=False)
s.send()
