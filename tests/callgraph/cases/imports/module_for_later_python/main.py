"""A test of the version of Python decides which module is taken."""

import sys

if sys.version_info >= (3, 0):
    from new import run
else:
    from old import run

if sys.version_info[0] < 3:
    import old as lib
    text = lib.run
else:
    import new as lib


def choose():
    if sys.version_info < (3,):
        return lambda: 0
    return lib.go


run()
choose()()
