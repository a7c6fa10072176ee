"""Every collected argument is called by the loop."""

def first():
    pass


def second():
    pass


def run(prefix, *actions):
    for action in actions:
        action()


run(print, first, second)
