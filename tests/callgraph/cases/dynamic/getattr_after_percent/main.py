"""A method is named by percent formatting of a word that is not known."""

import sys


class V:
    def visit(self, kind):
        return getattr(self, "visit_%s" % kind, self.other)()

    def other(self):
        return 0

    def visit_a(self):
        return 1

    def visit_b(self):
        return 2


v = V()
for kind in sorted({"a", "b", "zz"} | set(sys.path[:0])):
    v.visit(kind)
