"""A coroutine method awaits another by self."""

class Client:
    async def ask(self):
        return await self.send()

    async def send(self):
        pass


try:
    Client().ask().send(None)
except StopIteration:
    pass
