"""A loop kept in an attribute runs a partial function in its default executor."""

import asyncio
from functools import partial


class Runner:
    def __init__(self):
        self._loop = asyncio.get_running_loop()

    async def call(self, function, action):
        return await self._loop.run_in_executor(None, partial(function, action=action))


def work(action):
    action()


def target():
    pass


async def main():
    await Runner().call(work, target)


asyncio.run(main())
