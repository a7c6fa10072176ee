"""Functions as keys."""

def first():
    pass


def second():
    pass


names = {first: "first", second: "second"}
for action in names:
    action()
