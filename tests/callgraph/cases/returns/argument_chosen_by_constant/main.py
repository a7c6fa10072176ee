"""Which of its arguments a function hands on is decided by a constant that the call writes."""


def first():
    pass


def second():
    pass


def choose(one, other, flag):
    if flag:
        return one
    return other


def or_default(given, default=second, keep=True):
    if not keep:
        return default
    return given


def use_first():
    choose(first, second, True)()


def use_second():
    choose(first, second, False)()


def use_default():
    or_default(first, keep=False)()


use_first()
use_second()
use_default()
or_default(first)()
