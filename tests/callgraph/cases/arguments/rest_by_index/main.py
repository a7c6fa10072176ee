"""An item of `*args` by its index."""

def first():
    pass


def second():
    pass


def run(*actions):
    actions[1]()


run(first, second)
