"""What one caller gets back does not leak to another."""

def first():
    pass


def second():
    pass


def identity(value):
    return value


def left():
    identity(first)()


def right():
    identity(second)()


left()
right()
