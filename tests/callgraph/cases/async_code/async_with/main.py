"""async with calls __aenter__ and __aexit__."""

class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

    def ask(self):
        pass


async def run():
    async with Session() as session:
        session.ask()


try:
    run().send(None)
except StopIteration:
    pass
