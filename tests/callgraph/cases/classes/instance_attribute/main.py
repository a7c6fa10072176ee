"""A function kept by an instance."""

def target():
    pass


class Door:
    def __init__(self, action):
        self.action = action

    def open(self):
        self.action()


Door(target).open()
