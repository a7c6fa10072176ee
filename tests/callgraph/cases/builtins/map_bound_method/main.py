"""map with a bound method."""

class Scale:
    def apply(self, number):
        return self.factor() * number

    def factor(self):
        return 2


list(map(Scale().apply, [1, 2]))
