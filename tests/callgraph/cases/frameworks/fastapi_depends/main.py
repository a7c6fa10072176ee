"""A dependency runs with the route that asks for it, and its own dependencies with it."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Client:
    def ask(self):
        pass


def settings():
    pass


def get_client(options=Depends(settings)):
    return Client()


@app.get("/ask")
async def ask(client=Depends(get_client)):
    client.ask()
