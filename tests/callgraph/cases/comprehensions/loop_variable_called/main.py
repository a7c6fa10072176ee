"""The loop variable is the callee."""

def first():
    pass


def second():
    pass


[action() for action in (first, second)]
