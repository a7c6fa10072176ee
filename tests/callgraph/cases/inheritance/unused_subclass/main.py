"""A subclass that is never made contributes nothing."""

class Base:
    def run(self):
        self.step()

    def step(self):
        pass


class Unused(Base):
    def step(self):
        pass


Base().run()
