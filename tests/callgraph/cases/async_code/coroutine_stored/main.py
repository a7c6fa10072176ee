"""A coroutine kept in an attribute runs where it is awaited."""

async def work():
    pass


class Job:
    def __init__(self):
        self.coroutine = work()

    async def run(self):
        await self.coroutine


try:
    Job().run().send(None)
except StopIteration:
    pass
