"""A call in a list comprehension belongs to the function around it."""

def target(number):
    return number


def run():
    return [target(number) for number in (1, 2)]


run()
