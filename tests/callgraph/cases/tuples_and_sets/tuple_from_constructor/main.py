"""tuple() of a list keeps the elements."""

def first():
    pass


def second():
    pass


for action in tuple([first, second]):
    action()
