"""The bound argument is called afterwards."""

def target():
    pass


def take(value):
    pass


take(kept := target)
kept()
