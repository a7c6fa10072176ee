"""A decorator has one wrapper for coroutines and another for functions; so does a factory."""

import asyncio
import inspect
from functools import wraps


def logged(function):
    if asyncio.iscoroutinefunction(function):

        @wraps(function)
        async def async_wrapper(*args):
            return await function(*args)

        return async_wrapper

    @wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


def retry(times):
    def decorate(function):
        if not inspect.iscoroutinefunction(function):
            def retried(*args):
                return function(*args)
        else:
            async def retried_async(*args):
                return await function(*args)

            retried = retried_async
        return retried

    return decorate


@logged
def load():
    pass


@logged
async def fetch():
    pass


@retry(2)
def save():
    pass


@retry(3)
async def send():
    pass


load()
save()
asyncio.run(fetch())
asyncio.run(send())
