"""The union of two sets."""

def first():
    pass


def second():
    pass


for action in {first} | {second}:
    action()
