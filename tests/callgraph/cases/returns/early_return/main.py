"""One of two returns."""

def first():
    pass


def second():
    pass


def pick(wanted):
    if wanted:
        return first
    return second


pick(True)()
pick(False)()
