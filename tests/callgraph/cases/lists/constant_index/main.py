"""The element at the index is called, the others are not."""

def first():
    pass


def second():
    pass


actions = [first, second]
actions[0]()
