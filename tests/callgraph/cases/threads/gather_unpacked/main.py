"""gather gives results in the order of what it was given."""

import asyncio


def left():
    pass


def right():
    pass


async def first():
    return left


async def second():
    return right


async def main():
    one, two = await asyncio.gather(first(), asyncio.wait_for(second(), timeout=1))
    one()


asyncio.run(main())
