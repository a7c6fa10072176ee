"""A class body's comprehension runs in the module."""

def target(number):
    return number


class Table:
    rows = [target(number) for number in (1, 2)]
