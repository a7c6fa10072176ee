"""A class attribute says which class to make."""

class Plain:
    def __init__(self):
        pass


class Fancy:
    def __init__(self):
        pass


class Base:
    kind = Plain

    def build(self):
        return self.kind()


class Child(Base):
    kind = Fancy


Child().build()
