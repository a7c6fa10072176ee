"""A class."""

class Store:
    def save(self):
        pass
