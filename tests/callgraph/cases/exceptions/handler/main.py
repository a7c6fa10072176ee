"""The handler's body runs."""

def risky():
    raise ValueError


def recover():
    pass


try:
    risky()
except ValueError:
    recover()
