"""The parts of a partial function, read one by one."""

from functools import partial


def add(first, second):
    return first() + second()


def one():
    return 1


def two():
    return 2


def three():
    return 3


bound = partial(add, one, second=two)
bound.func(three, three)
bound.args[0]()
for name, value in bound.keywords.items():
    value()
