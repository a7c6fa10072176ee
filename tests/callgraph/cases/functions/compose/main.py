"""Two functions are called by their composition."""

def first(value):
    return value


def second(value):
    return value


def compose(outer, inner):
    def composed(value):
        return outer(inner(value))

    return composed


compose(first, second)(1)
