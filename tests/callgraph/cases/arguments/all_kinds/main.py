"""One signature with every kind of parameter."""

def a():
    pass


def b():
    pass


def c():
    pass


def d():
    pass


def e():
    pass


def f():
    pass


def run(one, two=b, /, three=c, *rest, four, five=e, **more):
    one()
    two()
    three()
    rest[0]()
    four()
    five()
    more["six"]()


run(f, a, b, c, four=d, six=e)
