"""map calls its function when it is consumed."""

def double(number):
    return number * 2


list(map(double, [1, 2]))
