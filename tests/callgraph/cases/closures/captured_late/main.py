"""A captured variable holds what was bound last before the call."""

def first():
    pass


def second():
    pass


def make():
    action = first

    def made():
        action()

    action = second
    return made


make()()
