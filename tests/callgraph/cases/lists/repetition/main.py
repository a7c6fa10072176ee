"""Repetition repeats the same element."""

def target():
    pass


actions = [target] * 2
actions[1]()
