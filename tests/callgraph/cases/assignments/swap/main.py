"""The right side is read before either name is bound."""

def first():
    pass


def second():
    pass


left, right = first, second
left, right = right, left
left()
