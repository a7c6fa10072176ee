"""A task of a group gives what its coroutine returned."""

import asyncio


def target():
    pass


async def work():
    return target


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work(), name="work")
    task.result()()


asyncio.run(main())
