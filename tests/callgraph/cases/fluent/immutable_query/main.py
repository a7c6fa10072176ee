"""Each step makes a new object from the old one, by cls and by type(self)."""

class Query:
    def __init__(self, filters=()):
        self.filters = filters

    def where(self, predicate):
        return type(self)((*self.filters, predicate))

    def copy(self):
        return self.__class__(self.filters)

    def run(self):
        for predicate in self.filters:
            predicate()


class LoudQuery(Query):
    def run(self):
        super().run()


def adult():
    pass


def active():
    pass


LoudQuery().where(adult).where(active).copy().run()
