"""Two loops in one comprehension."""

def first():
    pass


def second():
    pass


[action() for group in [[first], [second]] for action in group]
