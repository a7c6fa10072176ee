"""Defines."""

class HttpClient:
    def send(self):
        pass
