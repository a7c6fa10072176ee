"""A closure fills a list that it captured."""

def target():
    pass


def make():
    actions = []

    def add(action):
        actions.append(action)

    def run():
        for action in actions:
            action()

    return add, run


add, run = make()
add(target)
run()
