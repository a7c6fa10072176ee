"""The result of one coroutine is passed to the next."""

def target():
    pass


async def pick():
    return target


async def use(function):
    function()


async def run():
    await use(await pick())


try:
    run().send(None)
except StopIteration:
    pass
