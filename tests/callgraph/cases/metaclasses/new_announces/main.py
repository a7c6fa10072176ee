"""type.__new__ tells attributes and bases of the class, within the metaclass."""

class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns, **kw)
        cls.tag = mcls.mark(name)
        return cls
    @staticmethod
    def mark(name):
        return name
class Field:
    def __set_name__(self, owner, name):
        self.name = self.clean(name)
    def clean(self, n):
        return n
class Base(metaclass=Meta):
    def __init_subclass__(cls, flag=None, **kw):
        super().__init_subclass__(**kw)
        if flag:
            flag()
def on():
    pass
class A(Base, flag=on):
    f = Field()
class B(metaclass=type):
    g = Field()
