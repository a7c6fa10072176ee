"""async for over an async generator."""

def target():
    pass


async def actions():
    yield target


async def run():
    async for action in actions():
        action()


try:
    run().send(None)
except StopIteration:
    pass
