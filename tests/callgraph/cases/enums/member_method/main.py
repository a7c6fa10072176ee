"""Methods of members; a method that asks which member it is."""

from enum import Enum

class Level(Enum):
    LOW = 1
    HIGH = 2

    def describe(self):
        if self is Level.HIGH:
            return self.alarm()
        return self.name

    def alarm(self):
        pass


Level.HIGH.describe()
Level.LOW.describe()
