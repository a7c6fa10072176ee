"""map with a lambda."""

def double(number):
    return number * 2


list(map(lambda number: double(number), [1, 2]))
