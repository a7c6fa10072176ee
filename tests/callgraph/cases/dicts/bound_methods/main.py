"""Bound methods as values."""

class Door:
    def open(self):
        pass

    def close(self):
        pass


door = Door()
actions = {"open": door.open, "close": door.close}
actions["open"]()
