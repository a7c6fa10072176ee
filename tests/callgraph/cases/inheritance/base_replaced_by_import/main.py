"""A class that an import certainly replaces is nobody's base."""

class Table:
    def add(self, x):
        return self.put(x)

    def put(self, x):
        return x


try:
    from fast import Table
except ImportError:
    pass


class Users(Table):
    def add(self, x):
        return super().add(x)


Users().add(1)
