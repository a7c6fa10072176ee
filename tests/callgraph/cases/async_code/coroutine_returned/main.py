"""A plain function returns a coroutine; its caller awaits it."""

async def work():
    pass


def make():
    return work()


async def run():
    await make()


try:
    run().send(None)
except StopIteration:
    pass
