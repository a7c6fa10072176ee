"""asyncio.run drives the coroutine."""

import asyncio


async def inner():
    pass


async def outer():
    await inner()


asyncio.run(outer())
