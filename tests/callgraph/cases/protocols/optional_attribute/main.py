"""A None attribute set later by a method; the annotation tells its class."""

class Client:
    def send(self):
        pass


class Service:
    client: Client | None = None

    def connect(self, client: Client):
        self.client = client

    def run(self):
        if self.client is not None:
            self.client.send()


service = Service()
service.connect(Client())
service.run()
