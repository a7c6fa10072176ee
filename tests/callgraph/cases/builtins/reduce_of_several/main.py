"""Of more than one element, reduce gives what the function returned."""

from functools import reduce

def inc(x):
    return x + 1

def dbl(x):
    return x * 2

def compose(f, g):
    return lambda x: g(f(x))

pipeline = reduce(compose, [inc, dbl, inc])
pipeline(3)
