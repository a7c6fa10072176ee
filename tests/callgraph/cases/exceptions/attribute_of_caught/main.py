"""The exception carries a function."""

def target():
    pass


class Refused(Exception):
    def __init__(self, action):
        self.action = action


def run():
    raise Refused(target)


try:
    run()
except Refused as error:
    error.action()
