"""The base is named by an alias."""

class Base:
    def act(self):
        pass


Alias = Base


class Child(Alias):
    pass


Child().act()
