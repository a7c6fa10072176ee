"""cls is the class that the call names."""

class Base:
    @classmethod
    def make(cls):
        return cls()


class Child(Base):
    def __init__(self):
        pass

    def act(self):
        pass


Child.make().act()
