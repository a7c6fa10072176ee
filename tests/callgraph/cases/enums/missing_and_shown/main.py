"""An enumeration is asked for a value that no member has."""

import enum


class Level(enum.Enum):
    LOW = 1
    HIGH = 2

    @classmethod
    def _missing_(cls, value):
        return cls.default()

    @classmethod
    def default(cls):
        return cls.LOW

    @property
    def label(self):
        return describe(self.name)

    def __str__(self):
        return self.label


def describe(name):
    return name.lower()


Level(7)
str(Level(1))
[str(l) for l in Level]
