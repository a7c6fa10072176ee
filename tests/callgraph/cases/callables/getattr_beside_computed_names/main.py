"""What is stored under computed names is there: `__getattr__` is not asked for it."""


class Machine:
    def __init__(self, names):
        for name in names.split():
            setattr(self, name, self.fire)

    def __getattr__(self, name):
        return self.missing

    def fire(self): ...

    def missing(self): ...


class Plain:
    def __getattr__(self, name):
        return self.missing

    def missing(self): ...


def machine():
    Machine("start stop").start()


def plain():
    Plain().start()


machine()
plain()
