class Stock:
    """Counts flour; has nothing to do with models."""

    def __init__(self, client):
        self.client = client

    def order(self, what):
        try:
            return self.client.responses.create(what=what)
        except TimeoutError:
            return None
