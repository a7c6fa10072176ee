"""super() in a method."""

class Base:
    def act(self):
        pass


class Child(Base):
    def act(self):
        super().act()


Child().act()
