"""A lambda as a default argument belongs to the scope of the def."""

def target():
    pass


def run(action=lambda: target()):
    action()


run()
