"""A closure handed to another function."""

def target():
    pass


def run(action):
    action()


def start(value):
    def act():
        value()

    run(act)


start(target)
