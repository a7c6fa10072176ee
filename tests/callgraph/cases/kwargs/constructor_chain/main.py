"""Cooperative constructors: each takes its keyword and hands the rest on by super()."""

class Root:
    def __init__(self, *, name):
        name()


class Timed(Root):
    def __init__(self, *, clock, **kwargs):
        super().__init__(**kwargs)
        self.clock = clock


class Logged(Timed):
    def __init__(self, logger, **kwargs):
        super().__init__(**kwargs)
        self.logger = logger

    def run(self):
        self.clock()
        self.logger()


def name():
    pass


def clock():
    pass


def logger():
    pass


Logged(logger, clock=clock, name=name).run()
