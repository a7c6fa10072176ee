"""One base method, two subclasses, both used."""

class Base:
    def run(self):
        self.step()


class One(Base):
    def step(self):
        pass


class Two(Base):
    def step(self):
        pass


One().run()
Two().run()
