"""A constructor puts its keywords into self.__dict__."""

class Options:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)


def load():
    pass


def save():
    pass


options = Options(load=load, save=save)
options.load()
