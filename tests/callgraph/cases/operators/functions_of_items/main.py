"""The functions of `operator` for items ask objects as brackets do."""

from operator import delitem, getitem, itemgetter, setitem


class Table:
    def __getitem__(self, key):
        return self.found(key)

    def __setitem__(self, key, value): ...

    def __delitem__(self, key): ...

    def found(self, key):
        return handler


def handler(): ...


def other(): ...


def read():
    getitem(Table(), "a")()


def by_getter():
    itemgetter("a")(Table())()


def changed():
    table = Table()
    setitem(table, "a", other)
    delitem(table, "a")


def plain():
    table = {"a": other}
    setitem(table, "b", handler)
    getitem(table, "b")()
    table["a"]()


read()
by_getter()
changed()
plain()
