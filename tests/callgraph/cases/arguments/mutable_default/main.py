"""One list is shared by all calls that leave the parameter out."""

def first():
    pass


def second():
    pass


def register(action, registry=[]):
    registry.append(action)
    return registry


register(first)
for item in register(second):
    item()
