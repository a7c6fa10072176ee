"""An asynchronous context manager made of a function, entered by its caller."""

import asyncio
from contextlib import asynccontextmanager


class Client:
    async def ask(self):
        pass

    async def close(self):
        pass


@asynccontextmanager
async def connected():
    client = Client()
    yield client
    await client.close()


async def main():
    async with connected() as client:
        await client.ask()


asyncio.run(main())
