"""A static method is inherited."""

class Base:
    @staticmethod
    def act():
        pass


class Child(Base):
    pass


Child.act()
Child().act()
