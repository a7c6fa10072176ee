"""A function that nothing calls is a node without edges."""

def used():
    pass


def unused():
    pass


used()
unused
