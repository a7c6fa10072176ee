"""A comprehension in a comprehension."""

def target(number):
    return number


[[target(number) for number in row] for row in ((1, 2), (3,))]
