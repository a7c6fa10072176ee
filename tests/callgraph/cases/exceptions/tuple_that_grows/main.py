"""A tuple that may be in itself."""

class Slow(Exception):
    def told(self):
        return "slow"


class Broken(Exception):
    def told(self):
        return "broken"


CAUGHT = (Slow,)


def widen(more):
    global CAUGHT
    CAUGHT = (CAUGHT, more) if CAUGHT is None else CAUGHT + (more,)


def work():
    raise Broken


widen(Broken)
try:
    work()
except CAUGHT as error:
    error.told()
