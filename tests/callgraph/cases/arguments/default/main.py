"""A parameter left out takes its default."""

def fallback():
    pass


def run(action=fallback):
    action()


run()
