"""What is returned depends on whether more arguments are given."""


def second():
    pass


def third():
    pass


def last_of(*functions):
    if functions:
        return functions[-1]
    return second


def first_of(name, *functions):
    if not functions:
        return second
    return functions[0]


def none():
    last_of()()


def some():
    last_of(second, third)()


def named():
    first_of("name", third)()


none()
some()
named()
