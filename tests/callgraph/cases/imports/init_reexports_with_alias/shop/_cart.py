"""A class."""

class Basket:
    def add(self):
        pass
