"""An inner function calls a local of the outer one."""

def target():
    pass


def make():
    action = target

    def made():
        action()

    return made


make()()
