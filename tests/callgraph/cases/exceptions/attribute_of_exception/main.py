"""An exception carries a function to its handler."""

def target():
    pass


class Retry(Exception):
    def __init__(self, action):
        self.action = action


def work():
    raise Retry(target)


try:
    work()
except Retry as error:
    error.action()
