"""Tasks made in a comprehension, gathered with a star."""

import asyncio


class Reply:
    def text(self):
        pass


class Agent:
    async def run(self, names):
        tasks = [asyncio.create_task(self._ask(name)) for name in names]
        for reply in await asyncio.gather(*tasks, return_exceptions=True):
            reply.text()

    async def _ask(self, name):
        await asyncio.sleep(0)
        return Reply()


asyncio.run(Agent().run(["a", "b"]))
