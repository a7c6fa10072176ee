"""A subclass replaces one accessor of the base's property by name."""

class Base:
    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, new):
        self._level = new


class Child(Base):
    @Base.level.setter
    def level(self, new):
        self.notify()

    def notify(self):
        pass


child = Child()
child._level = 1
child.level = 2
child.level
