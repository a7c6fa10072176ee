"""A property made by a call of property() with two methods."""

class Box:
    def _get(self):
        return make()

    def _set(self, new):
        new()

    item = property(_get, _set)


def make():
    pass


def given():
    pass


box = Box()
box.item = given
box.item
