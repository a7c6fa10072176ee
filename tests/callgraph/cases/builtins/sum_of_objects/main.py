"""sum adds the first element to the start, each other to the sum so far."""

class Vec:
    def __init__(self, x):
        self.x = x

    def __radd__(self, other):
        return Vec(self.x + other)

    def __add__(self, other):
        return Vec(self.x + other.x)

    def __abs__(self):
        return abs(self.x)

    def __round__(self, n=None):
        return round(self.x, n)

    def __bool__(self):
        return self.x != 0


vs = [Vec(1), Vec(2)]
s = sum(vs)
abs(s)
round(s, 2)
any(vs)
