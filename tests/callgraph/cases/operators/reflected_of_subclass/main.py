"""The right operand goes first where its class extends that of the left and has its own method."""


class Money:
    def __add__(self, other):
        return self.plus(other)

    def __radd__(self, other):
        return self

    def __sub__(self, other):
        return self.minus(other)

    def __rsub__(self, other):
        return self

    def plus(self, other):
        return self

    def minus(self, other):
        return self


class Euro(Money):
    def __radd__(self, other):
        return Rounded()


class Rounded:
    def shown(self):
        pass


(Money() + Euro()).shown()
Money() - Euro()
Euro() + Money()
