"""An assignment expression binds in the enclosing scope."""

def target():
    pass


def run():
    if (action := target) is not None:
        action()
    return action


run()()
