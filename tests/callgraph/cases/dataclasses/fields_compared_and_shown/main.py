"""A dataclass compares and shows its fields."""

from dataclasses import dataclass, field, replace


class Money:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __repr__(self):
        return fmt(self.n)


def fmt(n):
    return str(n)


@dataclass
class Order:
    total: Money
    lines: list = field(default_factory=lambda: [Money(0)])

    def __post_init__(self):
        self.check()

    def check(self):
        return self.total


a, b = Order(Money(1)), Order(Money(1))
a == b
repr(a)
replace(a, total=Money(2))
