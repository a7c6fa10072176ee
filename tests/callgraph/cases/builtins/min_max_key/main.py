"""min and max call their key."""

def low(number):
    return number


def high(number):
    return -number


min([1, 2], key=low)
max([1, 2], key=high)
