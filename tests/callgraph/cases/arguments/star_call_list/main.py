"""A starred list at the call fills the parameters in order."""

def first():
    pass


def second():
    pass


def run(left, right):
    right()


actions = [first, second]
run(*actions)
