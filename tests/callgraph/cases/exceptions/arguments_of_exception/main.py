"""What an exception was made with is in its `args`."""

def first():
    pass


def second():
    pass


def third():
    pass


class Plain(Exception):
    pass


class Told(Exception):
    def __init__(self, action, text):
        super().__init__(text, action)


def fail():
    raise ValueError("no", first)


def fail_plainly():
    raise Plain(second)


def builtin():
    try:
        fail()
    except ValueError as error:
        error.args[1]()


def own():
    try:
        fail_plainly()
    except Plain as error:
        (action,) = error.args
        action()


def by_own_init():
    try:
        raise Told(third, "text")
    except Exception as error:
        error.args[1]()


builtin()
own()
by_own_init()
