"""max asks for __gt__; the reflected __lt__ answers."""

class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
max([V(1), V(2)])
max(V(1), V(2), key=lambda v: v.n)
