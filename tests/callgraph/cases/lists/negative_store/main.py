"""A store by a negative index replaces the last item."""

def first():
    pass


def second():
    pass


actions = [first, first]
actions[-1] = second
actions[1]()
