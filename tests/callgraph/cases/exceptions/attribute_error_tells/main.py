"""After an attribute was read, what has none is ruled out."""

def mark(fn):
    fn.hook = 1
    return fn
class S:
    @mark
    def one(self):
        pass
    def two(self):
        pass
    def go(self):
        for name in ("one", "two"):
            attr = getattr(self, name)
            try:
                config = attr.hook
            except AttributeError:
                continue
            attr()
S().go()
