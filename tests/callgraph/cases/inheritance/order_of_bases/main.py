"""The first base wins."""

class One:
    def act(self):
        pass


class Two:
    def act(self):
        pass


class Child(Two, One):
    pass


Child().act()
