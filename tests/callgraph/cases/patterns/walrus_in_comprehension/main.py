"""A name bound in the condition of a comprehension, outlives it."""

def make(number):
    return act


def act():
    pass


acts = [bound() for number in (1, 2) if (bound := make(number))]
bound()
