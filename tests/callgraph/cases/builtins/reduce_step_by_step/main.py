"""reduce calls with one element after the other."""

from functools import reduce


def a(x):
    return x


def b(x):
    return x


def c(x):
    return x


def then(f, g):
    def both(x):
        return g(f(x))
    return both


reduce(then, [a, b, c])(1)
reduce(lambda acc, f: f(acc), [a, b], 0)
