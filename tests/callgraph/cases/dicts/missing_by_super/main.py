"""`super().__getitem__` of a subclass of dict asks for what it does not hold, and only for that."""


class Base(dict):
    def __missing__(self, key):
        made = self[key] = self.build(key)
        return made

    def build(self, key):
        return handler


def handler(): ...


class Watched(Base):
    def __getitem__(self, key):
        self.seen(key)
        return super().__getitem__(key)

    def seen(self, key): ...


class Full(dict):
    def __init__(self):
        super().__init__(present=handler)

    def __missing__(self, key):
        return other

    def find(self):
        return super().__getitem__("present")


def other(): ...


Watched()["absent"]()
Full().find()()
