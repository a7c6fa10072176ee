"""`__new__` makes an instance where a keyword is passed, and something else where it is not."""


class Unbound:
    def __init__(self, kind, *args, **kwargs):
        self.kind = kind
        self.args = args
        self.kwargs = kwargs

    def bind(self, owner, **options):
        return self.kind(*self.args, owner=owner, **dict(self.kwargs, **options))


class Field:
    def __new__(cls, *args, **kwargs):
        if "owner" in kwargs:
            return super().__new__(cls)
        return Unbound(cls, *args, **kwargs)

    def __init__(self, label, owner=None, size=1):
        self.label = label
        self.prepare()

    def prepare(self):
        pass


class Wide(Field):
    def __init__(self, label, owner=None, size=9):
        super().__init__(label, owner, size)


def first():
    return Field("a")


def second():
    return Field("b", size=2)


def third():
    return Field("c")


def fourth():
    return Field("d")


def wide():
    return Wide("e")


def bound():
    return Field("f", owner="me")


first().bind("me")
second().bind("me", size=3)
third()
fourth()
wide().bind("you")
bound()
