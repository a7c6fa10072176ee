"""The loop calls functions soon, or later."""

import asyncio


def soon(action):
    action()


def later():
    pass


def target():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(soon, target)
    loop.call_later(0, later)
    await asyncio.sleep(0.01)


asyncio.run(main())
