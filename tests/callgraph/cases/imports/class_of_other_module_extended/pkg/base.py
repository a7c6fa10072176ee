"""The base."""

class Base:
    def run(self):
        pass

    def stop(self):
        pass
