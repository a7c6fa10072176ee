"""Each call of next draws the element whose turn it is."""

def boil(): ...


def steep(): ...


def pour(): ...


class Kettle:
    started = None

    def steps(self):
        yield boil
        yield steep
        yield pour

    def running(self):
        self.started = self.started or self.steps()
        return self.started


def of_generator():
    steps = Kettle().steps()
    next(steps)
    next(steps, None)()


def of_list():
    steps = iter([boil, steep, pour])
    next(steps)
    next(steps)
    next(steps)()


def at_once():
    next(Kettle().steps())()


def unpacked():
    first, second, third = Kettle().steps()
    third()


def begun_elsewhere(kettle):
    steps = kettle.running()
    next(steps, pour)()


of_generator()
of_list()
at_once()
unpacked()
kettle = Kettle()
begun_elsewhere(kettle)
begun_elsewhere(kettle)
begun_elsewhere(kettle)
begun_elsewhere(kettle)
