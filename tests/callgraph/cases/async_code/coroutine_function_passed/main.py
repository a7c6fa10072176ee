"""A coroutine function passed as a callback."""

async def work():
    pass


async def run(job):
    await job()


try:
    run(work).send(None)
except StopIteration:
    pass
