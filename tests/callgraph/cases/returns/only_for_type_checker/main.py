"""A function gives the type checker one class and the program another."""

from typing import TYPE_CHECKING


class Table:
    def insert(self):
        return 1


def typed_as(base):
    if TYPE_CHECKING:
        return base
    return object


class Database(typed_as(Table)):
    def __getattr__(self, name):
        return getattr(self.table(), name)

    def table(self):
        return Table()


Database().insert()
