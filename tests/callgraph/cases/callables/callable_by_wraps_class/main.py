"""A class-based decorator that keeps the metadata and supports methods by __get__."""

from functools import partial, update_wrapper

class memoize:
    def __init__(self, function):
        self.function = function
        update_wrapper(self, function)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return partial(self.__call__, instance)

    def __call__(self, *args):
        return self.function(*args)


class Shop:
    @memoize
    def price(self, item):
        return self.fetch(item)

    def fetch(self, item):
        pass


Shop().price("tea")
