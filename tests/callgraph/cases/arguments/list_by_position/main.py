"""Items of a list become arguments."""

def first():
    pass


def second():
    pass


def run(one, two):
    two()


actions = [first]
actions.append(second)
run(*actions)
