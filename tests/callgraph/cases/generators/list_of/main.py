"""list runs the generator to its end."""

def target():
    pass


def actions():
    yield target


for action in list(actions()):
    action()
