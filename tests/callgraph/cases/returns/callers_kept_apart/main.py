"""Two factories made with one function each call their own."""

def first():
    pass


def second():
    pass


def pair(value):
    return value, value


def left():
    action, _ = pair(first)
    action()


def right():
    _, action = pair(second)
    action()


left()
right()
