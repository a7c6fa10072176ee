"""Objects are grouped by a class attribute."""

from collections import defaultdict

groups = defaultdict(list)


class A:
    kind = "a"

    def go(self):
        return 1


class B:
    kind = "b"

    def go(self):
        return 2


for o in (A(), B()):
    groups[o.kind].append(o)
for kind, members in groups.items():
    for m in members:
        m.go()
groups["a"][0].go()
