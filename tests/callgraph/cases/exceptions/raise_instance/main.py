"""The instance is made by the raise statement's expression."""

class Refused(Exception):
    def __init__(self, reason):
        self.reason = reason


def run():
    raise Refused("no")


try:
    run()
except Refused:
    pass
