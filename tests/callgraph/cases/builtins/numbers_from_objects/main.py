"""Builtins that take a number ask an object for it."""

class N:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n

    def __float__(self):
        return float(self.n)

    def __index__(self):
        return self.n

    def __bytes__(self):
        return b"x"

    def __divmod__(self, o):
        return divmod(self.n, o)

    def __pow__(self, o):
        return self.n ** o

    def __dir__(self):
        return ["n"]


n = N(3)
int(n)
float(n)
bytes(n)
divmod(n, 2)
pow(n, 2)
hex(n)
[1, 2, 3, 4][n]
range(n)
dir(n)
