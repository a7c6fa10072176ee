"""The wrapper for coroutines is part of the program where nothing needs it."""

import asyncio


def logged(function):
    if asyncio.iscoroutinefunction(function):

        async def async_wrapper():
            note()
            return await function()

        return async_wrapper

    def wrapper():
        return function()

    return wrapper


def note():
    pass


@logged
def load():
    pass


load()
