"""A list in a dict grows."""

def first():
    pass


def second():
    pass


actions = {"a": []}
actions["a"].append(first)
actions["a"].append(second)
actions["a"][1]()
