"""filter passes the functions on that it was given."""

def first():
    pass


def wanted(action):
    return True


for action in filter(wanted, [first]):
    action()
