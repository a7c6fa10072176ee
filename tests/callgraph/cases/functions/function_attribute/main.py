"""A function stored on a function."""

def target():
    pass


def run():
    pass


run.action = target
run.action()
