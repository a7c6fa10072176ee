"""Two lists built by one expression form do not mix."""

def first():
    pass


def second():
    pass


def left():
    wrap(first)[0]()


def right():
    wrap(second)[0]()


def wrap(action):
    return [action]


left()
right()
