"""What is loaded."""

class Client:
    def send(self):
        pass
