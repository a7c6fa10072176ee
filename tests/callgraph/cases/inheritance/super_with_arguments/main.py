"""The two-argument form of super."""

class Base:
    def act(self):
        pass


class Child(Base):
    def act(self):
        super(Child, self).act()


Child().act()
