"""sum over a generator expression in a method."""

class Cart:
    def __init__(self):
        self.prices = [1, 2]

    def total(self):
        return sum(self.taxed(price) for price in self.prices)

    def taxed(self, price):
        return price * 2


Cart().total()
