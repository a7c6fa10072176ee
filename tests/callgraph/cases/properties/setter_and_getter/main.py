"""An augmented assignment to a property reads it, then writes it."""

class Counter:
    def __init__(self):
        self._value = 0

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        self.check(new)
        self._value = new

    def check(self, new):
        pass


Counter().value += 1
