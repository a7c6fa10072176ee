"""await on an object calls __await__."""

class Ready:
    def __await__(self):
        return iter(())


async def run():
    await Ready()


try:
    run().send(None)
except StopIteration:
    pass
