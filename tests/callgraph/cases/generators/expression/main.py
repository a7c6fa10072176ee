"""A generator expression counts as its function."""

def target(value):
    return value


def run():
    return sum(target(number) for number in [1, 2])


run()
