"""Attribute and item targets in one unpacking."""

def first():
    pass


def second():
    pass


class Box:
    pass


box, table = Box(), {}
box.action, table["key"] = first, second
box.action()
table["key"]()
