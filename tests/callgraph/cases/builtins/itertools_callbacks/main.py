"""chain hands elements on; starmap and takewhile call back."""

from itertools import chain, starmap, takewhile

def a():
    return 1

def b():
    return 2

def add(x, y):
    return x + y

def small(x):
    return x < 2

for f in chain([a], (b,)):
    f()
list(starmap(add, [(1, 2)]))
list(takewhile(small, [1, 2]))
