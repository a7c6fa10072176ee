"""Attributes that are copied by name keep their names."""

class Source:
    def one(self):
        return 1
    def two(self):
        return 2
class Target:
    def copy(self, source):
        for name in ("one", "two"):
            setattr(self, name, getattr(source, name))
t = Target()
t.copy(Source())
t.one()
