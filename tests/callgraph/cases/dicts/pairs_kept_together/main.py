"""Loops and comprehensions over items keep each value with its key, also through a test."""

def run_a():
    pass
def run_b():
    pass
d = {"a": run_a, "b": run_b}
e = {k: v for k, v in d.items() if k != "b"}
e["a"]()
f = {}
for k, v in e.items():
    f[k] = v
f["a"]()
def skip(): pass
class S:
    def __init__(self):
        self.one = run_a
        self.two = run_b
    def copy(self):
        s = S.__new__(S)
        for k, v in self.__dict__.items():
            setattr(s, k, v)
        return s
    def state(self):
        return {k: v for k, v in self.__dict__.items() if k not in ("x",)}
    def restore(self, st):
        for k, v in st.items():
            setattr(self, k, v)
        return self
S().copy().one()
S().restore(S().state()).two()
def g():
    S().restore(S().state()).two()
g()
