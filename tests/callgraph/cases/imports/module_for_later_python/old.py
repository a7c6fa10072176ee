"""For versions of long ago."""


def run():
    pass
