"""Asynchronous context manager and iterator, driven by hand."""

class Stream:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    async def close(self):
        pass


async def read():
    async with Stream() as stream:
        async for _ in stream:
            pass


try:
    read().send(None)
except StopIteration:
    pass
