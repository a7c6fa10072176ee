"""A cached property holds the client that its first read builds."""

from functools import cached_property

class Client:
    def send(self):
        pass


class Service:
    @cached_property
    def client(self):
        return Client()

    def run(self):
        self.client.send()
        self.client.send()


Service().run()
