"""A method returns another one under a flag."""

class F:
    def get(self, name, strict=False):
        if strict:
            return self.strict
        return self.lax
    def strict(self): pass
    def lax(self): pass
F().get("x")()
