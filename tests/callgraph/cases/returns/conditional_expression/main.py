"""Both arms of a conditional expression are returned in turn."""

def first():
    pass


def second():
    pass


def pick(flag):
    return first if flag else second


pick(True)()
pick(False)()
