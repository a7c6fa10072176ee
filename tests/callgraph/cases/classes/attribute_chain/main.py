"""A chain of attributes."""

class Lock:
    def turn(self):
        pass


class Door:
    def __init__(self):
        self.lock = Lock()


class House:
    def __init__(self):
        self.door = Door()


House().door.lock.turn()
