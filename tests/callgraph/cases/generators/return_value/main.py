"""yield from evaluates to what the inner generator returned."""

def target():
    pass


def inner():
    yield 1
    return target


def outer():
    action = yield from inner()
    action()


for number in outer():
    pass
