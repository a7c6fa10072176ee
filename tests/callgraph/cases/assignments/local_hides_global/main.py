"""A local binding leaves the module's name alone."""

def first():
    pass


def second():
    pass


action = first


def run():
    action = second
    action()


run()
action()
