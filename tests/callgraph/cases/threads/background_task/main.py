"""A task kept alive in a set, with callbacks when it is done."""

import asyncio


class Service:
    def __init__(self):
        self._tasks = set()

    def start(self):
        task = asyncio.create_task(self._work())
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    async def _work(self):
        pass

    def _finished(self, task):
        self._tasks.discard(task)


async def main():
    await Service().start()


asyncio.run(main())
