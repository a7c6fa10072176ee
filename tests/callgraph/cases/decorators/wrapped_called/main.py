"""`__wrapped__` leads to the function inside."""

import functools
def deco(fn):
    @functools.wraps(fn)
    def inner():
        return fn()
    return inner
@deco
def f():
    return 1
@deco
def g():
    return 2
f.__wrapped__()
f()
g()
