"""A positional-only name is free for use as a keyword of **kwargs."""

def first():
    pass


def second():
    pass


def run(action, /, **extra):
    action()
    extra["action"]()


run(first, action=second)
