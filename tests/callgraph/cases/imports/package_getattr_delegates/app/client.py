"""Loaded late."""

class Client:
    def send(self):
        pass
