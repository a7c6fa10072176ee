"""async for calls __aiter__ and __anext__."""

class Stream:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def run():
    async for item in Stream():
        pass


try:
    run().send(None)
except StopIteration:
    pass
