class Inner:
    def __call__(self):
        return 1


class Outer:
    __call__ = Inner()


class Endless:
    pass


Endless.__call__ = Endless()

Outer()()
try:
    Endless()()
except RecursionError:
    pass
