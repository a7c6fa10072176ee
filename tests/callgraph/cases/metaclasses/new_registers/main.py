"""A metaclass registers the classes that it makes, by name."""

REGISTRY = {}

class Meta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        REGISTRY[name] = cls
        return cls


class Base(metaclass=Meta):
    pass


class Csv(Base):
    def load(self):
        pass


class Json(Base):
    def load(self):
        pass


REGISTRY["Csv"]().load()
