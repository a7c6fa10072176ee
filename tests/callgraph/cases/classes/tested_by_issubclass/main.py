"""`issubclass` tells classes by what they inherit from."""

class Base:
    def make(self):
        return 1
class Child(Base):
    def make(self):
        return 2
class Alien:
    def make(self):
        return 3
def build(cls):
    if issubclass(cls, Base):
        return cls().make()
    return None
for c in (Base, Child, Alien):
    build(c)
