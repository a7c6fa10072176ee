"""A str-based enum whose method picks a class by member."""

from enum import Enum

class Local:
    def read(self):
        pass


class Remote:
    def read(self):
        pass


class Storage(str, Enum):
    LOCAL = "local"
    REMOTE = "remote"

    def client(self):
        return {Storage.LOCAL: Local, Storage.REMOTE: Remote}[self]()


def choose(storage):
    if storage == Storage.LOCAL:
        return Local()
    return Remote()


choose(Storage.REMOTE).read()
Storage.LOCAL.client().read()
