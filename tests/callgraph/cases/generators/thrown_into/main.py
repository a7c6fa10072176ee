"""An exception thrown in is handled inside."""

def handle():
    pass


def worker():
    try:
        yield 1
    except ValueError:
        handle()
        yield 2


stream = worker()
next(stream)
stream.throw(ValueError())
