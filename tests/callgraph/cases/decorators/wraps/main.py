"""functools.wraps leaves the wrapper what it is."""

import functools


def logged(function):
    @functools.wraps(function)
    def wrapper():
        function()

    return wrapper


@logged
def target():
    pass


target()
