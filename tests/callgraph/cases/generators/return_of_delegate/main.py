"""`yield from` gives what the inner generator returns."""

def target():
    pass


def inner():
    yield 1
    return target


def outer():
    action = yield from inner()
    action()


for _ in outer():
    pass
