"""A data descriptor learns its name, and keeps the value on the instance."""

class Typed:
    def __init__(self, convert):
        self.convert = convert

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, self.convert(value))


def to_port(text):
    return 80


def to_host(text):
    return "host"


class Config:
    port = Typed(to_port)
    host = Typed(to_host)


config = Config()
config.port = "80"
config.port
