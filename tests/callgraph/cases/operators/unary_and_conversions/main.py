"""Unary operators, int(), float(), abs(), round() and hash()."""

class Amount:
    def __neg__(self):
        return Amount()

    def __invert__(self):
        return self

    def __int__(self):
        return 1

    def __float__(self):
        return 1.0

    def __abs__(self):
        return self

    def __round__(self, digits=None):
        return 1

    def __hash__(self):
        return 1


amount = ~-Amount()
int(amount)
float(abs(amount))
round(amount, 2)
hash(amount)
{amount}
