"""A generator that delegates to itself."""

def countdown(number):
    yield number
    if number:
        yield from countdown(number - 1)


for number in countdown(2):
    pass
