"""A base method calls what the subclass overrides."""

class Base:
    def run(self):
        self.step()

    def step(self):
        raise NotImplementedError


class Child(Base):
    def step(self):
        pass


Child().run()
