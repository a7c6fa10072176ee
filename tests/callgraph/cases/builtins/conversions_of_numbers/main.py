"""Conversions, rounding, math and paths ask special methods."""

import math
import os


class N:
    def __int__(self):
        return 1

    def __float__(self):
        return 1.0

    def __complex__(self):
        return 1j

    def __bytes__(self):
        return b""

    def __index__(self):
        return 1

    def __round__(self, n=None):
        return 1

    def __trunc__(self):
        return 1

    def __floor__(self):
        return 1

    def __ceil__(self):
        return 1

    def __fspath__(self):
        return "x"

    def __abs__(self):
        return 1

    def __hash__(self):
        return 1

    def __divmod__(self, o):
        return 1, 1

    def __pow__(self, o):
        return 1


def ints(n):
    int(n)
    range(n)
    hex(n)
    [1, 2][n]


def floats(n):
    float(n)
    complex(n)
    round(n)
    math.floor(n)
    math.ceil(n)
    math.trunc(n)


def others(n):
    bytes(n)
    os.fspath(n)
    abs(n)
    hash(n)
    divmod(n, 2)
    pow(n, 2)
    {n: 1}


ints(N())
floats(N())
others(N())
