"""reversed yields the same functions."""

def first():
    pass


def second():
    pass


for action in reversed([first, second]):
    action()
