"""A decorated function in a function."""

def mark(function):
    return function


def run():
    @mark
    def inner():
        pass

    inner()


run()
