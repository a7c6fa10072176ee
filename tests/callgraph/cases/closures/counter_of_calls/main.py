"""Each closure keeps a function of its own."""

def first():
    pass


def second():
    pass


def bind(action):
    def run():
        return action()

    return run


one = bind(first)
two = bind(second)
one()
two()
