"""A member read through another member is the member, not its value."""

from enum import Enum


def small():
    pass


def large():
    pass


class Size(str, Enum):
    SMALL = "small"
    LARGE = "large"

    @property
    def make(self):
        return {self.SMALL: small, self.LARGE: large}[self]


Size.LARGE.make()
