"""A loop over pairs of key and value."""

def first():
    pass


def second():
    pass


for name, action in {"a": first, "b": second}.items():
    action()
