"""Each object that stands for a function calls its own."""

from functools import partial


class Curried:
    def __init__(self, function):
        self.inner = partial(function)

    def __call__(self, *args):
        return self.inner(*args)


def f0():
    pass


g0 = Curried(f0)


@Curried
def f1():
    pass


def f2():
    pass


g2 = Curried(f2)


@Curried
def f3():
    pass


def f4():
    pass


g4 = Curried(f4)


@Curried
def f5():
    pass


def f6():
    pass


g6 = Curried(f6)


@Curried
def f7():
    pass


def f8():
    pass


g8 = Curried(f8)


@Curried
def f9():
    pass


def f10():
    pass


g10 = Curried(f10)


@Curried
def f11():
    pass


def f12():
    pass


g12 = Curried(f12)


@Curried
def f13():
    pass


def f14():
    pass


g14 = Curried(f14)


@Curried
def f15():
    pass


def f16():
    pass


g16 = Curried(f16)


@Curried
def f17():
    pass


def f18():
    pass


g18 = Curried(f18)


@Curried
def f19():
    pass


def f20():
    pass


g20 = Curried(f20)


@Curried
def f21():
    pass


def f22():
    pass


g22 = Curried(f22)


@Curried
def f23():
    pass


def first():
    g0()


def last():
    f23()


first()
last()
