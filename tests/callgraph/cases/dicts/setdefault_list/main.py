"""The usual grouping idiom."""

def first():
    pass


def second():
    pass


groups = {}
groups.setdefault("a", []).append(first)
groups.setdefault("a", []).append(second)
for action in groups["a"]:
    action()
