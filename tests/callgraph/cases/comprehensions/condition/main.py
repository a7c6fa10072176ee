"""The condition is evaluated for each item."""

def keep(number):
    return True


def use(number):
    return number


[use(number) for number in (1, 2) if keep(number)]
