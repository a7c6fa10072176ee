"""The iterable is evaluated once."""

def numbers():
    return [1, 2]


def use(number):
    return number


[use(number) for number in numbers()]
