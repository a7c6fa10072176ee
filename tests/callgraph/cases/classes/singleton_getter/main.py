"""A module's global filled by a getter."""

class Client:
    def __init__(self):
        pass

    def ask(self):
        pass


_client = None


def get_client():
    global _client
    if _client is None:
        _client = Client()
    return _client


get_client().ask()
