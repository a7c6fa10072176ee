"""A dependency in the metadata of an annotation: only its result is passed."""

from typing import Annotated

from fastapi import Depends, FastAPI, Query

app = FastAPI()


class Client:
    def ask(self):
        pass


class Fake(Client):
    def ask(self):
        pass


async def get_client() -> Client:
    return Fake()


@app.get("/ask")
async def ask(text: Annotated[str, Query(min_length=1)], client: Annotated[Client, Depends(get_client)]):
    client.ask()
