"""The only element of a set."""

def first():
    pass


actions = {first}
actions.pop()()
