"""A class attribute overridden by the subclass."""

def first():
    pass


def second():
    pass


class Base:
    action = staticmethod(first)

    def run(self):
        self.action()


class Child(Base):
    action = staticmethod(second)


Child().run()
