"""The loop variable leaves the outer name alone."""

def first():
    pass


def second():
    pass


action = first
[action() for action in (second,)]
action()
