"""What is loaded by name."""

class Csv:
    def read(self):
        pass
