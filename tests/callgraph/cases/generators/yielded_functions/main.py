"""What a generator yields is called."""

def first():
    pass


def second():
    pass


def actions():
    yield first
    yield second


for action in actions():
    action()
