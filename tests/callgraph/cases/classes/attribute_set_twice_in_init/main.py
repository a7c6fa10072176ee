"""What `__init__` sets at first and replaces at once is never called."""


def plain():
    pass


def fancy():
    pass


class View:
    def __init__(self):
        self.draw = plain
        self.draw = fancy

    def show(self):
        self.draw()


class Loud:
    @property
    def draw(self):
        return self.shown

    @draw.setter
    def draw(self, function):
        function()
        self.shown = function


def show():
    loud = Loud()
    loud.draw = plain
    loud.draw = fancy


View().show()
show()
