"""A function removes the first item of the list that it is given."""

def first():
    pass


def second():
    pass


def drop(items):
    del items[0]


actions = [first, second]
drop(actions)
actions[0]()
actions = None
