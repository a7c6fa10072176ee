"""anext takes one item of an iterator of the program."""

def target():
    pass


class Stream:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return target


async def run():
    action = await anext(Stream())
    action()


try:
    run().send(None)
except StopIteration:
    pass
