"""A bare annotation binds nothing."""

def target():
    pass


def run():
    action: object
    action = target
    action()


run()
