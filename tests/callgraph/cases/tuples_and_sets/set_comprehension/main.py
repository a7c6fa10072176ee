"""A set built by a comprehension."""

def first():
    pass


def second():
    pass


for action in {item for item in (first, second)}:
    action()
