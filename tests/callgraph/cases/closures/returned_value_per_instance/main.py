"""Each closure returns its own captured function."""

def first():
    pass


def second():
    pass


def keep(value):
    def get():
        return value

    return get


def left():
    keep(first)()()


def right():
    keep(second)()()


left()
right()
