"""The base is what a call returns."""

class Base:
    def act(self):
        pass


def pick():
    return Base


class Child(pick()):
    pass


Child().act()
