"""Methods made by partialmethod."""

from functools import partialmethod

class Cell:
    def set_state(self, state, after=None):
        after(state)

    turn_on = partialmethod(set_state, True)
    turn_off = partialmethod(set_state, state=False)


def notify(state):
    pass


Cell().turn_on(notify)
Cell().turn_off(after=notify)
