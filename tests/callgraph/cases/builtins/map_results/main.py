"""What map's function returns is called."""

def target():
    pass


def pick(number):
    return target


for action in map(pick, [1]):
    action()
