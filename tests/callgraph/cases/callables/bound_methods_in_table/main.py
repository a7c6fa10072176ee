"""Bound methods of two objects in one table; getattr with a name from a list."""

class Door:
    def open(self):
        pass

    def close(self):
        pass


front = Door()
table = {name: getattr(front, name) for name in ("open", "close")}
for action in table.values():
    action()
