"""A decorator that looks how many arguments it got: with or without parentheses."""


def record(*given, **options):
    if len(given) == 1 and callable(given[0]):
        return record()(given[0])

    def decorate(function):
        def recorded():
            return function()

        return recorded

    return decorate


@record
def bare():
    return leaf


@record(level=1)
def with_option():
    return leaf


def leaf():
    pass


def use():
    with_option()()


use()
bare()()
