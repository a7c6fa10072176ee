from typing import Annotated

from fastapi import Depends


class Client:
    def ask(self):
        pass


def get_client():
    yield Client()


ClientDep = Annotated[Client, Depends(get_client)]
