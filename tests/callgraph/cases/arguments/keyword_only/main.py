"""A parameter after the bare star is bound by keyword."""

def stop():
    pass


def run(value, *, action):
    action()


run(1, action=stop)
