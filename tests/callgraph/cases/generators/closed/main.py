"""Closing a generator runs its finally block."""

def cleanup():
    pass


def worker():
    try:
        yield 1
    finally:
        cleanup()


stream = worker()
next(stream)
stream.close()
