"""An attribute made on first use."""

class Client:
    def ask(self):
        pass


class Service:
    def __init__(self):
        self._client = None

    def client(self):
        if self._client is None:
            self._client = Client()
        return self._client

    def run(self):
        self.client().ask()


Service().run()
