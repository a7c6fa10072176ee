"""An attribute written into `__dict__` of an instance."""

def load():
    pass


def save():
    pass


class Service:
    def __init__(self, name):
        self.__dict__["other"] = load
        self.__dict__[name] = save


Service("hook").hook()
