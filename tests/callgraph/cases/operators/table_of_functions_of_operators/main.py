"""Functions of one operand and of two are called with one."""

import operator


class Number:
    def __neg__(self):
        return self

    def __eq__(self, other):
        return True


def apply(function):
    try:
        return function([Number()])
    except TypeError:
        return None


for function in (operator.eq, operator.add, operator.neg):
    apply(function)
operator.neg(Number())
operator.eq([Number()], [Number()])
