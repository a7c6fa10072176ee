"""Classes as dependencies: named, or taken from the annotation; their own are resolved too."""

from fastapi import Depends, FastAPI

app = FastAPI()


def connect():
    pass


class Store:
    def __init__(self, connection=Depends(connect)):
        self.connection = connection

    def load(self):
        pass


class Service:
    def __init__(self, store: Store = Depends(Store)):
        self.store = store

    def answer(self):
        self.store.load()


@app.get("/answer")
def answer(service: Service = Depends()):
    service.answer()
