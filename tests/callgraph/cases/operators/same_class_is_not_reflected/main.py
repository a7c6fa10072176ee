"""A right operand of the same class is not asked for what the left one does not know."""

class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.amount + other.amount)
        return NotImplemented

    def __radd__(self, other):
        return self

    def __mul__(self, other):
        if isinstance(other, Rate):
            return NotImplemented
        return Money(self.amount)


class Rate:
    def __rmul__(self, other):
        return other


Money(1) + Money(2)
Money(3) * 2 * Rate()
