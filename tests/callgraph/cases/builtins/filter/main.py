"""filter calls its predicate."""

def positive(number):
    return number > 0


list(filter(positive, [1, -1]))
