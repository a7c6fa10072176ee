"""A class made by a call of type()."""

class Base:
    def run(self):
        self.step()


def step(self):
    pass


Made = type("Made", (Base,), {"step": step})
Made().run()
