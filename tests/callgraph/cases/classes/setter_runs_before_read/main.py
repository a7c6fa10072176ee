"""A property decides what a store does."""

def first():
    pass


class Box:
    @property
    def action(self):
        return self._action

    @action.setter
    def action(self, value):
        self._action = first


def second():
    pass


box = Box()
box.action = second
box.action()
