"""Whoever awaits a coroutine runs it."""

async def work():
    pass


async def run(job):
    await job


async def start():
    await run(work())


try:
    start().send(None)
except StopIteration:
    pass
