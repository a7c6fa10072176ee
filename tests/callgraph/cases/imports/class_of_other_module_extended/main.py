"""A class inherits from a class of a module of a package."""

from pkg import base

class Child(base.Base):
    def run(self):
        super().run()
        self.stop()


Child().run()
