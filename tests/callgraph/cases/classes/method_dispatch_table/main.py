"""Methods in a dict of the instance."""

class Door:
    def __init__(self):
        self.actions = {"open": self.open, "close": self.close}

    def act(self, name):
        self.actions[name]()

    def open(self):
        pass

    def close(self):
        pass


door = Door()
door.act("open")
door.act("close")
