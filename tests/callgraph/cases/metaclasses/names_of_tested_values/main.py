"""What a test says of a value, it says of the name under which that is, too."""

class Field:
    def load(self):
        return 1
class Thing:
    def load(self):
        return 2
class Meta(type):
    def __new__(mcs, name, bases, ns):
        fields = {}
        for key, value in ns.items():
            if isinstance(value, Field):
                fields[key] = value
        cls = super().__new__(mcs, name, bases, ns)
        cls.fields = fields
        return cls
class Model(metaclass=Meta):
    a = Field()
    b = Thing()
    def load(self):
        for name in self.fields:
            getattr(self, name).load()
Model().load()
