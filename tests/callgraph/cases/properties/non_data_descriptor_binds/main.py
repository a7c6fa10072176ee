"""A descriptor that returns a bound method, as decorators of methods do."""

from types import MethodType

class traced:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return MethodType(self, instance)

    def __call__(self, instance, value):
        return self.function(instance, value)


class Worker:
    @traced
    def work(self, value):
        return self.finish(value)

    def finish(self, value):
        pass


Worker().work(1)
