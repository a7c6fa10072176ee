"""An async comprehension counts as its function."""

def target(value):
    return value


async def numbers():
    yield 1


async def run():
    return [target(number) async for number in numbers()]


try:
    run().send(None)
except StopIteration:
    pass
