"""The base's method called by the class's name."""

class Base:
    def act(self):
        pass


class Child(Base):
    def act(self):
        Base.act(self)


Child().act()
