"""A positional-only name may be used again as a keyword."""

def register(handler, /, **handlers):
    handler()
    handlers["handler"]()


def first():
    pass


def second():
    pass


register(first, handler=second)
