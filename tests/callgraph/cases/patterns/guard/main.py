"""The guard of a case calls a function."""

def is_big(number):
    return number > 9


def big():
    pass


def small():
    pass


def handle(number):
    match number:
        case int() if is_big(number):
            big()
        case _:
            small()


handle(1)
handle(10)
