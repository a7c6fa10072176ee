"""Unbound methods called with an instance: from a table and by operator.methodcaller."""

from operator import attrgetter, methodcaller

class Report:
    def render(self, style):
        pass

    def title(self):
        pass

    @property
    def size(self):
        return 1


for method in [Report.title]:
    method(Report())
methodcaller("render", "plain")(Report())
attrgetter("size")(Report())
