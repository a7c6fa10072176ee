"""`__await__` hands on the iterator of a coroutine."""

def target():
    pass


async def work():
    return target


class Job:
    def __await__(self):
        return work().__await__()


async def run():
    (await Job())()


try:
    run().send(None)
except StopIteration:
    pass
