"""What the factory is told decides whether its decorator wraps or hands the function on."""


def pick(kind):
    def deco(f):
        if kind == "twice":

            def wrapper():
                f()
                f()

            return wrapper
        return f

    return deco


@pick("twice")
def a():
    pass


@pick("once")
def b():
    pass


a()
b()
