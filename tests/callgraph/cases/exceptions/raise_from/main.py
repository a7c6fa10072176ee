"""The cause is evaluated too."""

class Refused(Exception):
    def __init__(self):
        pass


class Cause(Exception):
    def __init__(self):
        pass


def run():
    raise Refused() from Cause()


try:
    run()
except Refused:
    pass
