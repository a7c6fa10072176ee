"""Workers take jobs from an asynchronous queue."""

import asyncio


class Job:
    def run(self):
        pass


async def worker(queue):
    job = await queue.get()
    job.run()


async def main():
    queue = asyncio.Queue()
    await queue.put(Job())
    await asyncio.gather(worker(queue))


asyncio.run(main())
