"""Every element is called."""

def first():
    pass


def second():
    pass


for action in [first, second]:
    action()
