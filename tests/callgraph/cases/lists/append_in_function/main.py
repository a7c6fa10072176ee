"""A function fills a list that its caller made."""

def target():
    pass


def fill(items):
    items.append(target)


actions = []
fill(actions)
actions[0]()
