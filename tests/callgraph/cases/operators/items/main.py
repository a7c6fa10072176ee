"""Item access of every form: load, store, delete, slice."""

class Table:
    def __getitem__(self, key):
        return Row()

    def __setitem__(self, key, value):
        value()

    def __delitem__(self, key):
        pass


class Row:
    def show(self):
        pass


def callback():
    pass


table = Table()
table["a"].show()
table[1:2].show()
table["b"] = callback
del table["b"]
