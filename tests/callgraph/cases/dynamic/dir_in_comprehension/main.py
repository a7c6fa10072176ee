"""A list of the methods whose names begin alike."""

class T:
    def test_a(self): pass
    def test_b(self): pass
    def helper(self): pass
t = T()
for m in [getattr(t, n) for n in dir(t) if n.startswith("test_")]:
    m()
