"""asyncio.to_thread runs a bound method and gives what it returns."""

import asyncio


class Reply:
    def text(self):
        pass


class Client:
    def ask(self, question):
        return Reply()


async def main():
    reply = await asyncio.to_thread(Client().ask, question="why")
    reply.text()


asyncio.run(main())
