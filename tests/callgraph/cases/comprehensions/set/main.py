"""A set comprehension of calls."""

def target(number):
    return number


{target(number) for number in (1, 2)}
