"""A property gives a bound method of another object, chosen by a flag."""

class Fast:
    def run(self):
        pass


class Slow:
    def run(self):
        pass


class Runner:
    def __init__(self, backend):
        self._backend = backend

    @property
    def run(self):
        return self._backend.run


def start(runner):
    runner.run()


start(Runner(Fast()))
