"""Functions that are handed over to be called later, or to be timed."""

import operator
import sched
import timeit


def ring(name):
    pass


def work():
    pass


clock = sched.scheduler()
clock.enter(0, 1, ring, ("a",))
clock.run()
timeit.timeit(work, number=1)
operator.call(ring, "b")
