"""A returned bound method keeps its instance."""

class Door:
    def open(self):
        self.creak()

    def creak(self):
        pass


def opener():
    return Door().open


opener()()
