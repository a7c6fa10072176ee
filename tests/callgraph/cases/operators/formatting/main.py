"""f-string, str(), and print() find the method that Python uses."""

from io import StringIO

class Plain:
    def __repr__(self):
        return "plain"


class Text:
    def __str__(self):
        return "text"

    def __repr__(self):
        return "repr"


class Spec:
    def __format__(self, spec):
        return spec

    def __str__(self):
        return "spec"


def plain(value):
    return str(value)


def spec(value):
    return f"{value:>3}"


def shown(value):
    return f"{value!r}"


def printed(value):
    print(value, file=StringIO())


plain(Plain())
spec(Spec())
shown(Text())
printed(Text())
