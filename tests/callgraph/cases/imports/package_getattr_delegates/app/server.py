"""Loaded late."""

class Server:
    def listen(self):
        pass
