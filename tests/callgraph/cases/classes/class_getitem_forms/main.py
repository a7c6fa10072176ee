from types import GenericAlias


class Plain:
    def __class_getitem__(cls, item):
        return cls.make(item)

    @staticmethod
    def make(item):
        return item


class Decorated:
    @classmethod
    def __class_getitem__(cls, item):
        return cls.make(item)

    @staticmethod
    def make(item):
        return item


class Alias:
    __class_getitem__ = classmethod(GenericAlias)


def inner(item):
    return item


class Borrowed:
    __class_getitem__ = staticmethod(inner)


Plain[int]
Decorated[int]
Alias[int]
Borrowed[int]
