"""Default factories, private attributes and model_post_init."""

from pydantic import BaseModel, Field, PrivateAttr

class Client:
    def send(self):
        pass


class Cache:
    def warm(self):
        pass


def make_client():
    return Client()


class Service(BaseModel):
    client: Client = Field(default_factory=make_client)
    _cache: Cache = PrivateAttr(default_factory=Cache)

    def model_post_init(self, context):
        self._cache.warm()

    def run(self):
        self.client.send()


Service().run()
