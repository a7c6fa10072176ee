"""isinstance of a runtime protocol keeps what has the method."""

from typing import Protocol, runtime_checkable

@runtime_checkable
class Closes(Protocol):
    def close(self):
        ...


class File:
    def close(self):
        pass


class Text:
    pass


def shut(value):
    if isinstance(value, Closes):
        value.close()


shut(File())
shut(Text())
