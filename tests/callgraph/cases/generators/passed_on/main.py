"""Whoever iterates over a generator resumes it."""

def target():
    pass


def numbers():
    target()
    yield 1


def consume(stream):
    for number in stream:
        pass


consume(numbers())
