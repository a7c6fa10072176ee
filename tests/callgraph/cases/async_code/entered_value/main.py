"""async with binds what `__aenter__` returns."""

class Connection:
    def send(self):
        pass


class Pool:
    async def __aenter__(self):
        return Connection()

    async def __aexit__(self, *error):
        pass


async def run():
    async with Pool() as connection:
        connection.send()


try:
    run().send(None)
except StopIteration:
    pass
