"""Two instances keep their own functions."""

def first():
    pass


def second():
    pass


class Box:
    def __init__(self, action):
        self.action = action


def left():
    one.action()


def right():
    two.action()


one = Box(first)
two = Box(second)
left()
right()
