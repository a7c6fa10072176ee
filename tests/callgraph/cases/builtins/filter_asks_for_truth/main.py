"""`filter` with a bound method, and with None, which asks the objects themselves."""


class R:
    def __init__(self, n):
        self.n = n

    def ok(self, v):
        return v > self.n

    def __bool__(self):
        return self.n > 0


rule = R(1)
list(filter(rule.ok, [1, 2, 3]))
list(filter(None, [R(0), R(2)]))
