"""A method taken from super is called later."""

class Base:
    def act(self):
        pass


class Child(Base):
    def act(self):
        parent = super()
        action = parent.act
        action()


Child().act()
