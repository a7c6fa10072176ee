"""Each position binds its own parameter; only the second is called."""

def first():
    pass


def second():
    pass


def run(left, right):
    right()


run(second, first)
