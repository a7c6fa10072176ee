"""A subclass redefines getter and setter, and hands the setting on to the base's property."""

class Base:
    @property
    def size(self):
        return 1

    @size.setter
    def size(self, new):
        store(new)


class Child(Base):
    @property
    def size(self):
        return 2

    @size.setter
    def size(self, new):
        Base.size.fset(self, new)


def store(new):
    pass


Child().size = 3
