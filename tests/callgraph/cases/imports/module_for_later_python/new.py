"""For all versions in use."""


def run():
    pass


def go():
    pass
