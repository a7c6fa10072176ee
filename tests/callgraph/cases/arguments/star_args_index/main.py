"""*args collects positions into a tuple."""

def first():
    pass


def second():
    pass


def run(*actions):
    actions[1]()


run(first, second)
