"""Calls in key and value."""

def key(number):
    return number


def value(number):
    return number


{key(number): value(number) for number in (1, 2)}
