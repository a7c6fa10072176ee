"""Items appended one by one are under their own indices."""

def first():
    pass


def second():
    pass


actions = []
actions.append(first)
actions.append(second)
actions[0]()
