"""Methods that look for a key ask for its hash and compare it."""

class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return self.n == o.n
def get(d, k): return d.get(k)
def pop(d, k): return d.pop(k, None)
def put(d, k): d.setdefault(k, 1)
def quiet(d, k): d.get(k)
d = {Key(1): 2}
get(d, Key(1))
pop(d, Key(1))
put(d, Key(2))
put(d, Key(2))
quiet(d, Key(2))
