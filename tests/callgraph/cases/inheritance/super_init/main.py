"""super().__init__ calls the base's."""

class Base:
    def __init__(self, action):
        self.action = action


class Child(Base):
    def __init__(self, action):
        super().__init__(action)

    def run(self):
        self.action()


def target():
    pass


Child(target).run()
