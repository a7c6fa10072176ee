"""A list handed to a function, which picks one element."""

def first():
    pass


def second():
    pass


def run(actions):
    actions[1]()


run([first, second])
