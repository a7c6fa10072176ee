"""An inner function calls what the outer one was given."""

def target():
    pass


def make(action):
    def made():
        action()

    return made


make(target)()
