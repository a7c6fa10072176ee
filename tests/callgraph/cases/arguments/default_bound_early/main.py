"""A default is evaluated when the def runs, not when the call does."""

def first():
    pass


def second():
    pass


chosen = first


def run(action=chosen):
    action()


chosen = second
run()
