"""An object held by another."""

class Lock:
    def turn(self):
        pass


class Door:
    def __init__(self):
        self.lock = Lock()

    def open(self):
        self.lock.turn()


Door().open()
