"""The base's __init__ calls a hook of the subclass."""

class Base:
    def __init__(self):
        self.setup()


class Child(Base):
    def setup(self):
        pass


Child()
