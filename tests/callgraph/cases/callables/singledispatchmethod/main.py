"""A generic method."""

from functools import singledispatchmethod

class Printer:
    @singledispatchmethod
    def show(self, value):
        pass

    @show.register
    def _(self, value: int):
        self.number(value)

    def number(self, value):
        pass


Printer().show(1)
