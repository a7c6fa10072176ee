"""A parameter hides the module's function of that name."""

def helper():
    pass


def other():
    pass


def run(helper):
    helper()


run(other)
