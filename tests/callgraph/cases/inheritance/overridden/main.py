"""The subclass's method hides the base's."""

class Base:
    def act(self):
        pass


class Child(Base):
    def act(self):
        pass


Child().act()
