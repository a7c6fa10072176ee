"""A loop tries again after the handler."""

def risky(attempt):
    if attempt == 0:
        raise ValueError


def wait():
    pass


for attempt in (0, 1):
    try:
        risky(attempt)
        break
    except ValueError:
        wait()
