"""Each class that may be the base has an order of its own."""

import sys


class Fast:
    def start(self):
        super().__init__()
        return self.go()

    def go(self):
        return "fast"


class Slow:
    def __init__(self):
        self.n = 0

    def start(self):
        return "slow"


def pick(flag):
    if flag:
        return Fast
    return Slow


class Job(pick(len(sys.argv) > 5)):
    def run(self):
        return self.start()


Job().run()
