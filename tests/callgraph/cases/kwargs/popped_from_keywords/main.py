"""A key taken out of `**kwargs` before they are passed on."""

def first():
    pass


def second():
    pass


def inner(other):
    other()


def outer(**options):
    options.pop("action")()
    inner(**options)


outer(action=first, other=second)
