"""A loop runs the generator's body."""

def target():
    pass


def numbers():
    target()
    yield 1


for number in numbers():
    pass
