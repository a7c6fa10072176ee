"""`__name__` of a function is the key under which it is kept."""

TABLE = {}

def keep(function):
    TABLE[function.__name__] = function
    return function


@keep
def load():
    pass


@keep
def save():
    pass


TABLE["save"]()
