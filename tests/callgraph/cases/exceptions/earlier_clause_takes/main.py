"""A clause before takes the exceptions of its class from those behind it."""

class Base(Exception):
    def code(self):
        return 0


class A(Base):
    def code(self):
        return 1


class B(Base):
    pass


def raise_a():
    raise A()


def raise_b():
    raise B


def attempt(fn):
    try:
        fn()
    except A as e:
        return on_a(e)
    except Base as e:
        return on_base(e)


def on_a(e):
    return e.code()


def on_base(e):
    return e.code()


attempt(raise_a)
attempt(raise_b)
