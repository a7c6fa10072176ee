"""One factory, two closures, both called."""

def first():
    pass


def second():
    pass


def make(action):
    def made():
        action()

    return made


one = make(first)
two = make(second)
one()
two()
