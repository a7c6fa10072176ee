"""Two defs of one name are one node, with the calls of both."""

def first():
    pass


def second():
    pass


def run():
    first()


run()


def run():
    second()


run()
