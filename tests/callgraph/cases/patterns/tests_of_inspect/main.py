"""What inspect tells: classes, functions and coroutine functions."""

import asyncio
import inspect
from inspect import iscoroutinefunction


def plain():
    return 1


async def slow():
    return 2


class Task:
    def __init__(self):
        self.n = 1

    def run(self):
        return self.n


def wrap(f):
    async def inner():
        return f()
    return inner


async def start(job):
    if iscoroutinefunction(job):
        return await job()
    return await wrap(job)()


def make(thing):
    if inspect.isclass(thing):
        thing = thing()
    elif inspect.isfunction(thing):
        return thing()
    return thing.run()


asyncio.run(start(plain))
asyncio.run(start(slow))
make(Task)
make(plain)
make(Task())
