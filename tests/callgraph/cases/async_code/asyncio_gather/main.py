"""asyncio.gather awaits what it is given."""

import asyncio


async def first():
    pass


async def second():
    pass


async def outer():
    await asyncio.gather(first(), second())


asyncio.run(outer())
