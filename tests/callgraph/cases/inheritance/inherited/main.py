"""A method found in the base class."""

class Base:
    def act(self):
        pass


class Child(Base):
    pass


Child().act()
