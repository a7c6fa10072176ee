"""Implementations of a generic method that are class methods and static ones."""

from functools import singledispatchmethod


class Quantity:
    @singledispatchmethod
    @classmethod
    def read(cls, value):
        return cls.refuse(value)

    @read.register
    @classmethod
    def _whole(cls, value: int):
        return cls.of_number(value)

    @read.register(str)
    @classmethod
    def _text(cls, value):
        return cls.of_text(value)

    @classmethod
    def of_number(cls, value):
        return value

    @classmethod
    def of_text(cls, value):
        return value

    @classmethod
    def refuse(cls, value):
        raise TypeError

    @singledispatchmethod
    @staticmethod
    def unit(value):
        return unknown()

    @unit.register
    @staticmethod
    def _real(value: float):
        return metre()

    @singledispatchmethod
    def shown(self, value):
        return self.plain()

    @shown.register
    def _shown_whole(self, value: int):
        return self.number()

    def plain(self):
        return ""

    def number(self):
        return ""


class Length(Quantity):
    @classmethod
    def of_text(cls, value):
        return super().of_text(value)


def unknown():
    return ""


def metre():
    return "m"


Quantity.read(1)
Length.read("a")
try:
    Quantity().read(1.0)
except TypeError:
    pass
Quantity.unit(1.0)
Quantity().unit("x")
Quantity().shown(1)
Quantity.shown(Length(), 2)
