"""`functools.update_wrapper` works on instances."""

import functools
class Deco:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn
    def __call__(self):
        return self.fn()
@Deco
def f():
    return 1
f()
f.__wrapped__()
