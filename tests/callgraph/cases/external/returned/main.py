"""A function returns a class of a library."""

def kind():
    from fractions import Fraction

    return Fraction


kind()(1).limit_denominator(3)
