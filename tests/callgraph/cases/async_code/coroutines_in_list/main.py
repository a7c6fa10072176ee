"""Coroutines are made first and awaited later, in a loop."""

def target():
    pass


async def first():
    return target


async def second():
    pass


async def run():
    jobs = [first(), second()]
    for job in jobs:
        result = await job
        if result:
            result()


try:
    run().send(None)
except StopIteration:
    pass
