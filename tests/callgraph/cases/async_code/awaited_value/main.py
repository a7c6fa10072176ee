"""What a coroutine returns is called."""

def target():
    pass


async def pick():
    return target


async def outer():
    (await pick())()


try:
    outer().send(None)
except StopIteration:
    pass
