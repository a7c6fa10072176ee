"""A starred target takes the rest as a list."""

def first():
    pass


def second():
    pass


def third():
    pass


head, *tail = first, second, third
tail[1]()
