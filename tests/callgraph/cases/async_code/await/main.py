"""A coroutine awaits another."""

async def inner():
    pass


async def outer():
    await inner()


try:
    outer().send(None)
except StopIteration:
    pass
